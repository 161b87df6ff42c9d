package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.mail.MessagingException;
import javax.mail.Session;

/** The same in old releases. */
public final class OldDrivers implements Program {
  @Override
  public Map<String, Client> clients() {
    return all(
        Databases.mysql("enabledTLSProtocols=TLSv1.2"),
        Databases.mariadb("useSSL=true&enabledSslProtocolSuites=TLSv1.2"));
  }

  /** With the drivers whose settings have changed from one release to another. */
  static Map<String, Client> all(Client mysql, Client mariadb) {
    var all = new TreeMap<String, Client>();
    all.putAll(Databases.all(mysql, mariadb));
    all.putAll(Directories.all());
    all.put("smtp", call -> connect(call, "smtp"));
    all.put("smtps", call -> connect(call, "smtps"));
    return all;
  }

  private static String connect(Call call, String protocol) throws MessagingException {
    var target = call.targets().get(0);
    var properties = new Properties();
    properties.put("mail." + protocol + ".localhost", "client.test");
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.required", "true");
    // by itself it asks for TLS 1.0
    properties.put("mail." + protocol + ".ssl.protocols", "TLSv1.2");
    var transport = Session.getInstance(properties).getTransport(protocol);
    try {
      transport.connect(target.getHost(), target.getPort(), null, null);
      return "connected";
    } finally {
      transport.close();
    }
  }
}
