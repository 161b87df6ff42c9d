package dev.redial.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Clients of mail, directories and databases, which begin TLS on a connection that they have. */
public final class StartTls {
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  private StartTls() {}

  /** Prints {@code connected}, or what went wrong. */
  public static void main(String[] arguments) {
    try {
      connect(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
      System.out.println("connected");
    } catch (IOException | NamingException e) {
      System.out.println("failed " + e);
    }
  }

  private static void connect(String protocol, String host, int port)
      throws IOException, NamingException {
    if (protocol.equals("ldap")) {
      ldap(host, port);
      return;
    }
    try (var socket = new Socket(host, port)) {
      if (protocol.equals("smtp")) {
        smtp(socket);
      } else {
        socket.getOutputStream().write(SSL_REQUEST);
        if (socket.getInputStream().read() != 'S') {
          throw new IOException("no TLS");
        }
      }
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (var tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
      }
    }
  }

  private static void smtp(Socket socket) throws IOException {
    var ascii = StandardCharsets.US_ASCII;
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ascii));
    var out = new PrintStream(socket.getOutputStream(), true, ascii);
    for (var line : new String[] {"EHLO client.test\r\n", "STARTTLS\r\n"}) {
      skipReply(in);
      out.print(line);
      out.flush();
    }
    skipReply(in);
  }

  private static void skipReply(BufferedReader in) throws IOException {
    var line = in.readLine();
    while (line != null && line.startsWith("-", 3)) {
      line = in.readLine();
    }
  }

  private static void ldap(String host, int port) throws IOException, NamingException {
    var environment = new Properties();
    environment.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.setProperty(Context.PROVIDER_URL, "ldap://" + host + ":" + port);
    var context = new InitialLdapContext(environment, null);
    try {
      var tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
      tls.negotiate();
      tls.close();
    } finally {
      context.close();
    }
  }
}
