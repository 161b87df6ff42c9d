package dev.redial.route.proxy;

import dev.redial.reflect.Handles;
import dev.redial.rule.route.ProxyLogin;
import java.lang.invoke.MethodHandle;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a client says in NTLM version 2 ([MS-NLMP] 2.2.1), by the JDK's own class. No JDK exports
 * its package to applications.
 */
final class NtlmMessages {
  private static final String VERSION = "LMv2/NTLMv2";
  private static final int NONCE_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final @Nullable NtlmMessages OF_JDK = find();

  private final MethodHandle constructor;
  private final MethodHandle type3;
  private final MethodHandle dispose;
  private final byte[] negotiate;

  private NtlmMessages() throws Throwable {
    var type = Handles.of("com.sun.security.ntlm.Client");
    var text = String.class.getName();
    constructor = type.constructor(Object.class, text, text, text, text, "[C");
    type3 = type.method("type3", byte[].class, Object.class, byte[].class, byte[].class);
    dispose = type.method("dispose", void.class, Object.class);
    var type1 = type.method("type1", byte[].class, Object.class);
    negotiate = (byte[]) type1.invokeExact(client("", "", new char[0]));
  }

  /** Those of this JVM, or null where it lacks NTLM or a hash of it, as under FIPS 140. */
  static @Nullable NtlmMessages ofJdk() {
    return OF_JDK;
  }

  private static @Nullable NtlmMessages find() {
    try {
      return new NtlmMessages();
    } catch (Throwable t) {
      ignore(t);
      return null;
    }
  }

  /** The message that begins a conversation, the same for everybody. */
  byte[] negotiate() {
    return negotiate;
  }

  /** The proof that the password is known, or null if the proxy's message is not NTLM. */
  byte @Nullable [] authenticate(ProxyLogin login, byte[] challenge) {
    var nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    var password = login.password().toCharArray();
    int backslash = login.username().indexOf('\\');
    try {
      var domain = login.username().substring(0, Math.max(0, backslash));
      var client = client(domain, login.username().substring(backslash + 1), password);
      try {
        return (byte[]) type3.invokeExact(client, challenge, nonce);
      } finally {
        dispose.invokeExact(client);
      }
    } catch (Throwable t) {
      ignore(t);
      return null;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** This machine's name is nobody's business, and would cost a look-up. */
  private Object client(String domain, String user, char[] password) throws Throwable {
    return constructor.invoke(VERSION, null, user, domain, password);
  }

  /** The JDK's class throws what it likes, an AssertionError where a hash is missing. */
  private static void ignore(Throwable thrown) {
    if (thrown instanceof VirtualMachineError serious) {
      throw serious;
    }
  }
}
