package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What an application uses other than HTTP, in new releases. */
public final class Drivers implements Program {
  @Override
  public Map<String, Client> clients() {
    var all = new TreeMap<String, Client>();
    all.putAll(
        Databases.all(
            Databases.mysql("tlsVersions=TLSv1.3,TLSv1.2"),
            Databases.mariadb("sslMode=verify-full")));
    all.putAll(Databases.checkingTheAuthority());
    all.putAll(Directories.all());
    all.put("smtp", call -> connect(call, "smtp", true));
    all.put("smtps", call -> connect(call, "smtps", true));
    all.put("smtp-ca", call -> connect(call, "smtp", false));
    all.put("smtps-ca", call -> connect(call, "smtps", false));
    return all;
  }

  private static String connect(Call call, String protocol, boolean checksName)
      throws MessagingException {
    var target = call.targets().get(0);
    var properties = new Properties();
    properties.put("mail." + protocol + ".localhost", "client.test");
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "" + checksName);
    properties.put("mail.smtp.starttls.required", "true");
    try (var transport = Session.getInstance(properties).getTransport(protocol)) {
      transport.connect(target.getHost(), target.getPort(), null, null);
      return "connected";
    }
  }
}
