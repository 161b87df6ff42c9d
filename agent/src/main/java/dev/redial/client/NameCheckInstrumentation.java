package dev.redial.client;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Types that check the server's certificate against a host after the handshake, by its session or
 * socket. They are each HostnameVerifier that is not a lambda, and listed classes of other types.
 */
public final class NameCheckInstrumentation implements TypeInstrumentation {
  /** JNDI's LDAP with StartTLS. */
  public static final String START_TLS = "com.sun.jndi.ldap.ext.StartTlsResponseImpl";

  /** JavaMail, and Jakarta Mail up to 2.0. Seen in 1.5.0 and 1.6.2. */
  public static final String MAIL = "com.sun.mail.util.SocketFetcher";

  /** Angus Mail. Seen in 2.0.5. */
  public static final String ANGUS = "org.eclipse.angus.mail.util.SocketFetcher";

  /** UnboundID's LDAP SDK. Seen in 3.0.0 and 7.0.3; a HostnameVerifier only in the latter. */
  public static final String UNBOUNDID = "com.unboundid.util.ssl.HostNameSSLSocketVerifier";

  /** MariaDB's driver up to 2.7. Seen in 2.1.2. */
  public static final String MARIADB_2 =
      "org.mariadb.jdbc.internal.protocol.tls.HostnameVerifierImpl";

  /** MariaDB's driver 3; from 4.0 on the JDK checks the name. Seen in 3.5.1. */
  public static final String MARIADB_3 = "org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin";

  /** HSQLDB's driver. Seen in 2.7.4. */
  public static final String HSQLDB = "org.hsqldb.server.HsqlSocketFactorySecure";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new UrlHostHook(decisions);
    return List.of(
        given("verify(String,SSLSession)", hook, 0, 1),
        given("verify(String,SSLSession,long)", hook, 0, 1),
        given("verifySSLSocket(String,int,SSLSocket)", hook, 0, 2),
        given("checkServerIdentity(String,SSLSocket)", hook, 0, 1),
        given("checkServerIdentity(HostnameVerifier,String,SSLSocket)", hook, 1, 2));
  }

  /** A class has one or two of them. */
  private static Insertion given(String method, UrlHostHook hook, int host, int connection) {
    return Insertion.replacingAtEnter(method, hook, argument(host), argument(connection)).ifThere();
  }
}
