package dev.redial.matrix;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.security.GeneralSecurityException;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.SSLContext;

/** Clients of LDAP that check the name of the server. */
final class Directories {
  private static final String NAME = "cn=admin,dc=test";
  private static final String PASSWORD = "secret";

  private Directories() {}

  static Map<String, Client> all() {
    return Map.of(
        "unboundid", Directories::bind,
        "unboundid-start-tls", Directories::startAndBind,
        "jndi-start-tls", Directories::startByJndi);
  }

  private static LDAPConnectionOptions options() {
    var options = new LDAPConnectionOptions();
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    return options;
  }

  private static String bind(Call call) throws LDAPException, GeneralSecurityException {
    var target = call.targets().get(0);
    var factory = SSLContext.getDefault().getSocketFactory();
    var connection = new LDAPConnection(factory, options(), target.getHost(), target.getPort());
    try {
      return connection.bind(NAME, PASSWORD).getResultCode().toString();
    } finally {
      connection.close();
    }
  }

  private static String startAndBind(Call call) throws LDAPException, GeneralSecurityException {
    var target = call.targets().get(0);
    var connection = new LDAPConnection(options(), target.getHost(), target.getPort());
    try {
      var started =
          connection.processExtendedOperation(new StartTLSExtendedRequest(SSLContext.getDefault()));
      return started.getResultCode() + " " + connection.bind(NAME, PASSWORD).getResultCode();
    } finally {
      connection.close();
    }
  }

  private static String startByJndi(Call call) throws Exception {
    var target = call.targets().get(0);
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    settings.put(Context.PROVIDER_URL, "ldap://" + target.getHost() + ":" + target.getPort());
    var context = new InitialLdapContext(settings, null);
    try {
      var tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
      tls.negotiate();
      context.addToEnvironment(Context.SECURITY_PRINCIPAL, NAME);
      context.addToEnvironment(Context.SECURITY_CREDENTIALS, PASSWORD);
      context.reconnect(null);
      return "0 (success)";
    } finally {
      context.close();
    }
  }
}
