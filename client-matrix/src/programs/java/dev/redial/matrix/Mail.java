package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Properties;

/** Angus Mail, which sends a message by SMTP, with STARTTLS or without. */
public final class Mail implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("send", call -> send(call, false), "send-tls", call -> send(call, true));
  }

  private static String send(Call call, boolean tls) throws MessagingException {
    var target = call.targets().get(0);
    var properties = new Properties();
    properties.put("mail.smtp.host", target.getHost());
    properties.put("mail.smtp.port", "" + target.getPort());
    properties.put("mail.smtp.localhost", "client.test");
    properties.put("mail.smtp.starttls.enable", "" + tls);
    properties.put("mail.smtp.starttls.required", "" + tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("me@client.test");
    message.setRecipients(RecipientType.TO, "you@server.test");
    message.setSubject("hello");
    message.setText("hello");
    Transport.send(message);
    return "sent";
  }
}
