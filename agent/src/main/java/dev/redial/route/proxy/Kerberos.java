package dev.redial.route.proxy;

import com.sun.security.auth.module.Krb5LoginModule;
import dev.redial.rule.route.KerberosLogin;
import dev.redial.work.AgentCallScope;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of one principal, by the JDK's JGSS (RFC 4559, RFC 4178). The application's own
 * logins and its JAAS configuration play no part. Safe for many threads, one of which asks the KDC.
 */
final class Kerberos {
  private static final String SPNEGO = "1.3.6.1.5.5.2";

  /** A KDC that is down costs its time-out once in a while, and not each connection. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

  private static final Duration NEARLY_OVER = Duration.ofMinutes(1);
  private static final ConcurrentHashMap<KerberosLogin, Kerberos> ALL = new ConcurrentHashMap<>();

  private final KerberosLogin login;
  private @Nullable Subject subject;
  private @Nullable ProxyTicket refusal;
  private long refusedAt;

  private Kerberos(KerberosLogin login) {
    this.login = login;
  }

  /** A ticket for a proxy; asking the KDC may take long, and no rule holds for it. */
  static ProxyTicket ticket(KerberosLogin login, String proxyHost) {
    boolean outer = AgentCallScope.begin();
    try {
      return ALL.computeIfAbsent(login, Kerberos::new).ticket("HTTP@" + proxyHost);
    } finally {
      AgentCallScope.end(outer);
    }
  }

  private synchronized ProxyTicket ticket(String service) {
    if (refusal != null && System.nanoTime() - refusedAt < PAUSE) {
      return refusal;
    }
    try {
      var known = subject;
      if (known == null || !isCurrent(known)) {
        known = loggedIn();
        subject = known;
      }
      PrivilegedExceptionAction<byte[]> first = () -> token(service);
      var token = Base64.getEncoder().encodeToString(Subject.doAs(known, first));
      refusal = null;
      return new ProxyTicket(token, "");
    } catch (LoginException e) {
      return refused(words() + " (" + Printable.of(String.valueOf(e.getMessage())) + ")");
    } catch (PrivilegedActionException e) {
      var why = Printable.of(String.valueOf(e.getException().getMessage()));
      return refused("; there is no Kerberos ticket for " + service + " (" + why + ")");
    } catch (RuntimeException e) {
      return refused(words() + " (" + Printable.of(e.toString()) + ")");
    }
  }

  private String words() {
    return login.keytab() == null
        ? "; there is no Kerberos ticket of this user: run kinit, or give 'keytab' and 'principal'"
        : "; the KDC does not accept the key in 'keytab' for 'principal'";
  }

  private ProxyTicket refused(String why) {
    subject = null;
    refusal = new ProxyTicket(null, why);
    refusedAt = System.nanoTime();
    return refusal;
  }

  private static boolean isCurrent(Subject known) {
    var soon = Instant.now().plus(NEARLY_OVER);
    for (var ticket : known.getPrivateCredentials(KerberosTicket.class)) {
      boolean isGranting = ticket.getServer().getName().startsWith("krbtgt/");
      if (isGranting && ticket.getEndTime().toInstant().isAfter(soon)) {
        return true;
      }
    }
    return false;
  }

  private Subject loggedIn() throws LoginException {
    var options = new HashMap<String, Object>();
    options.put("doNotPrompt", "true");
    if (login.principal() != null) {
      options.put("principal", login.principal());
    }
    if (login.keytab() == null) {
      options.put("useTicketCache", "true");
    } else {
      options.put("useKeyTab", "true");
      options.put("keyTab", login.keytab());
    }
    var fresh = new Subject();
    var module = new Krb5LoginModule();
    module.initialize(fresh, null, Map.of(), options);
    module.login();
    module.commit();
    return fresh;
  }

  private static byte[] token(String service) throws GSSException {
    var manager = GSSManager.getInstance();
    var name = manager.createName(service, GSSName.NT_HOSTBASED_SERVICE);
    var context = manager.createContext(name, new Oid(SPNEGO), null, GSSContext.DEFAULT_LIFETIME);
    try {
      context.requestMutualAuth(false);
      context.requestCredDeleg(false);
      return context.initSecContext(new byte[0], 0, 0);
    } finally {
      context.dispose();
    }
  }
}
