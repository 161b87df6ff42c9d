package dev.redial.matrix;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client or its program can do; {@code releases.yaml} has these names in lower case. */
enum Capability {
  /** It follows redirects when told. */
  FOLLOW_REDIRECTS(true),
  FOLLOW_REDIRECTS_OF_HTTP_2(true),
  /** The application may set Host. */
  TAKE_HOST_OVER_HTTP_2(true),
  /** The application chooses method and body. */
  SEND_BODIES(true),
  /** It refuses a certificate for another name, without a rule. */
  CHECK_NAMES(true),
  /** It says that TLS has failed, even where it meets the end of the connection first. */
  TELL_TLS_FAILURES(true),
  /** It tells TLS the host by itself. */
  SEND_SNI(true),
  /** A second request goes over the first one's connection. */
  KEEP_CONNECTIONS(true),
  /** It keeps connections to several hosts. */
  KEEP_A_POOL(true),
  /** A test can have it leave TLS out, and it was seen to go out then. */
  LEAVE_TLS_OUT(false),
  LEAVE_TLS_OUT_OF_HTTP_2(false),
  /** The agent refuses to leave TLS out: Grizzly, and engines without host. */
  BE_REFUSED_WITHOUT_TLS(false),
  /** It sends a request again by itself when a kept connection proves to be closed. */
  RETRY(false),
  /** It sends requests for several hosts over one connection. */
  COALESCE(false),
  /** Its program gives it a proxy in code. */
  TAKE_A_PROXY(false),
  /** It asks DNS servers by itself, unless it is told otherwise. */
  ASK_DNS(false);

  private final boolean isUsual;

  Capability(boolean isUsual) {
    this.isUsual = isUsual;
  }

  /** Those that a client has unless its row says otherwise. */
  static Set<Capability> usual() {
    return Stream.of(values())
        .filter(one -> one.isUsual)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
  }

  static Capability named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
