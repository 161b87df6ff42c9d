package dev.redial.curl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of curl, as its manual curl(1) has them up to version 8.17. */
final class CurlOptions {
  /** What an option is to a rule. */
  enum Meaning {
    /** It says something that a rule can say, or that has to be known. */
    READ,
    /** It has a say in the connection, and rules have no word for it. */
    WITHOUT_COUNTERPART,
    /** It belongs to the request, which is the application's. */
    OF_THE_APPLICATION,
    /** It changes what curl does with the answer, or how long it waits. */
    OF_NO_MATTER
  }

  /**
   * One of them.
   *
   * @param name the long one, without dashes
   */
  record Option(String name, Meaning meaning, boolean takesValue) {}

  private static final String READ_FLAGS =
      "alpn globoff:g http1.1 http2 insecure:k ipv4:4 ipv6:6 next:: proxy-anyauth proxy-basic"
          + " proxy-digest proxy-negotiate proxy-ntlm tlsv1:1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3";

  private static final String READ_VALUES =
      "cacert cert:E cert-type ciphers connect-to curves header:H key key-type noproxy pass"
          + " proto-default proxy:x proxy-cacert proxy-header proxy-user:U proxy1.0 referer:e"
          + " resolve sigalgs socks5 socks5-hostname tls-max tls13-ciphers url user-agent:A";

  private static final String LACKING_FLAGS =
      "ca-native cert-status doh-cert-status doh-insecure dump-ca-embed false-start ftp-ssl"
          + " ftp-ssl-ccc ftp-ssl-control ftp-ssl-reqd haproxy-protocol http1.0:0"
          + " http2-prior-knowledge http3 http3-only mptcp proxy-ca-native proxy-http2"
          + " proxy-insecure proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1"
          + " socks5-gssapi socks5-gssapi-nec ssl ssl-auto-client-cert ssl-no-revoke ssl-reqd"
          + " ssl-revoke-best-effort sslv2:2 sslv3:3 tcp-fastopen tls-earlydata";

  private static final String LACKING_VALUES =
      "abstract-unix-socket alt-svc capath config:K crlfile dns-interface dns-ipv4-addr"
          + " dns-ipv6-addr dns-servers doh-url ech engine ftp-port:P ftp-ssl-ccc-mode"
          + " haproxy-clientip hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway"
          + " knownhosts local-port pinnedpubkey preproxy proxy-capath proxy-cert proxy-cert-type"
          + " proxy-ciphers proxy-crlfile proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey"
          + " proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword"
          + " proxy-tlsuser pubkey request-target socks4 socks4a socks5-gssapi-service"
          + " ssl-sessions tlsauthtype tlspassword tlsuser unix-socket variable vlan-priority";

  private static final String REQUEST_FLAGS =
      "anyauth append:a basic compressed digest get:G head:I location:L location-trusted follow"
          + " negotiate netrc:n netrc-optional ntlm ntlm-wb post301 post302 post303 sasl-ir"
          + " tr-encoding";

  private static final String REQUEST_VALUES =
      "aws-sigv4 continue-at:C cookie:b cookie-jar:c data:d data-ascii data-binary data-raw"
          + " data-urlencode delegation form:F form-string ftp-account ftp-alternative-to-user"
          + " ftp-method json login-options mail-auth mail-from mail-rcpt netrc-file oauth2-bearer"
          + " quote:Q range:r request:X sasl-authzid service-name telnet-option:t time-cond:z"
          + " upload-file:T upload-flags url-query user:u";

  private static final String IDLE_FLAGS =
      "buffer:N clobber compressed-ssh create-dirs crlf disable:q disable-eprt disable-epsv"
          + " disallow-username-in-url eprt epsv fail:f fail-early fail-with-body form-escape"
          + " ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip http0.9 ignore-content-length"
          + " include:i junk-session-cookies:j keepalive list-only:l mail-rcpt-allowfails manual:M"
          + " metalink npn out-null parallel:Z parallel-immediate path-as-is progress-bar:#"
          + " progress-meter proxytunnel:p raw remote-header-name:J remote-name:O remote-name-all"
          + " remote-time:R remove-on-error retry-all-errors retry-connrefused sessionid"
          + " show-error:S show-headers silent:s skip-existing socks5-basic ssl-allow-beast"
          + " styled-output suppress-connect-headers tcp-nodelay tftp-no-options trace-ids"
          + " trace-time use-ascii:B verbose:v version:V xattr";

  private static final String IDLE_VALUES =
      "connect-timeout create-file-mode dump-header:D egd-file etag-compare etag-save"
          + " expect100-timeout happy-eyeballs-timeout-ms help:h keepalive-cnt keepalive-time krb"
          + " krb4 libcurl limit-rate max-filesize max-redirs max-time:m output:o output-dir"
          + " parallel-max parallel-max-host proto proto-redir random-file rate retry retry-delay"
          + " retry-max-time speed-limit:Y speed-time:y stderr tftp-blksize trace trace-ascii"
          + " trace-config write-out:w";

  private static final CurlOptions ALL = new CurlOptions();

  private final Map<String, Option> byName = new HashMap<>();
  private final Map<Character, Option> byLetter = new HashMap<>();

  private CurlOptions() {
    add(READ_FLAGS, Meaning.READ, false);
    add(READ_VALUES, Meaning.READ, true);
    add(LACKING_FLAGS, Meaning.WITHOUT_COUNTERPART, false);
    add(LACKING_VALUES, Meaning.WITHOUT_COUNTERPART, true);
    add(REQUEST_FLAGS, Meaning.OF_THE_APPLICATION, false);
    add(REQUEST_VALUES, Meaning.OF_THE_APPLICATION, true);
    add(IDLE_FLAGS, Meaning.OF_NO_MATTER, false);
    add(IDLE_VALUES, Meaning.OF_NO_MATTER, true);
  }

  private void add(String names, Meaning meaning, boolean takesValue) {
    for (var entry : names.split(" ", -1)) {
      int colon = entry.indexOf(':');
      var name = colon < 0 ? entry : entry.substring(0, colon);
      var option = new Option(name, meaning, takesValue);
      byName.put(name, option);
      if (colon >= 0) {
        byLetter.put(entry.charAt(colon + 1), option);
      }
    }
  }

  /** By its long name, or null. */
  static @Nullable Option named(String name) {
    return ALL.byName.get(name);
  }

  /** By its letter, or null. */
  static @Nullable Option lettered(char letter) {
    return ALL.byLetter.get(letter);
  }
}
