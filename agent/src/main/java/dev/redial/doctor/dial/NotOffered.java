package dev.redial.doctor.dial;

import dev.redial.rule.tls.CipherSuites;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server has chosen that a client does not offer; 0 where it offers it, or nothing is known.
 */
public record NotOffered(int version, int suite, int group, int scheme) {
  public static NotOffered of(ServerFlight chosen, ClientHello offered) {
    return new NotOffered(
        missing(chosen.version(), offered.versions()),
        missing(chosen.suite(), offered.suites()),
        missing(chosen.group(), offered.groups()),
        missing(chosen.scheme(), offered.schemes()));
  }

  private static int missing(int chosen, List<Integer> offered) {
    return offered.contains(chosen) ? 0 : chosen;
  }

  public boolean isNothing() {
    return version == 0 && suite == 0 && group == 0 && scheme == 0;
  }

  /** Adds them to an offer. */
  public void addTo(ClientHello hello) throws IOException {
    if (version != 0) {
      hello.versions(with(hello.versions(), version));
    }
    if (suite != 0) {
      hello.suites(with(hello.suites(), suite));
    }
    if (group != 0) {
      hello.groups(with(hello.groups(), group));
    }
    if (scheme != 0) {
      hello.schemes(with(hello.schemes(), scheme));
    }
  }

  private static List<Integer> with(List<Integer> offered, int more) {
    var all = new ArrayList<>(offered);
    all.add(more);
    return all;
  }

  /** Their names, for people. */
  public List<String> words() {
    var words = new ArrayList<String>();
    add(words, version, TlsNumbers.VERSIONS, "");
    add(words, suite, TlsNumbers.SUITES, "the suite ");
    add(words, group, TlsNumbers.GROUPS, "the group ");
    add(words, scheme, TlsNumbers.SCHEMES, "signatures by ");
    return words;
  }

  private static void add(List<String> words, int number, TlsNumbers names, String before) {
    if (number != 0) {
      words.add(before + names.name(number));
    }
  }

  /** The lines of the rule that offers them. */
  public List<String> actions() {
    var lines = new ArrayList<String>();
    add(lines, version, TlsNumbers.VERSIONS, "protocols: {add: [");
    add(lines, suite, TlsNumbers.SUITES, "ciphers: {add: [");
    add(lines, group, TlsNumbers.GROUPS, "groups: {add: [");
    add(lines, scheme, TlsNumbers.SCHEMES, "signature-schemes: {add: [");
    lines.replaceAll(line -> line + "]}");
    return lines;
  }

  /** The one word for programs. */
  public String kind() {
    return version != 0
        ? "tls-version"
        : suite != 0 ? "cipher-suite" : group != 0 ? "group" : "signature-scheme";
  }

  /** What the weakest of them costs. */
  public String risk() {
    var name = TlsNumbers.SUITES.name(suite);
    if (suite != 0 && CipherSuites.isBroken(name)) {
      return "high: " + name + " is broken; whoever records this traffic may read it";
    }
    if (version != 0) {
      return "medium: TLS before 1.2 is deprecated (RFC 8996); limit the rule to this server";
    }
    if (scheme != 0) {
      return "medium: a signature by SHA-1 may be forged at great cost; limit the rule to this"
          + " server";
    }
    if (suite != 0 && !CipherSuites.hasForwardSecrecy(name)) {
      return "medium: without forward secrecy; whoever gets the server's key reads recorded"
          + " traffic";
    }
    return "low: it is offered to this server only";
  }
}
