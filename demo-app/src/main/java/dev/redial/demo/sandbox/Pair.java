package dev.redial.demo.sandbox;

import dev.redial.demo.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two laboratories: in one the rules only observe, in the other they hold. Certificates come from
 * two CAs, of which the clients trust one. The other stands for the CAs that rules name under
 * {@code trust}, whose keys nobody here has. It is trusted in addition to those, and for no other
 * reason.
 */
final class Pair implements AutoCloseable {
  /** What a proxy asks for, by scheme. */
  private static final Map<String, Asking> CHALLENGES =
      Map.of(
          "Basic", new Asking("Basic realm=sandbox"),
          "Digest", new Asking("Digest realm=sandbox, nonce=sandbox, qop=auth, algorithm=SHA-256"),
          "NTLM", new Asking("NTLM"));

  private static final String NOBODY = "nobody.invalid";
  private static final String ANOTHER_NAME = "a certificate for another name";
  private static final String ANOTHER_CA =
      "a certificate of a CA that only 'trust' of others names";

  private final Certificates known = new Certificates();
  private final @Nullable Certificates named;
  private final Laboratory before;
  private final Laboratory after;

  /**
   * Starts them.
   *
   * @param directory where files of this run may lie
   */
  Pair(TryOptions options, List<SaidRule> rules, Path directory) throws Exception {
    known.writeTrustStore(directory.resolve("trust.p12"));
    var file = options.rules();
    if (rules.stream().anyMatch(Pair::trusts)) {
      named = new Certificates("redial sandbox authority of 'trust'");
      var copies = Files.createDirectory(directory.resolve("rules"));
      file = RuleCopy.write(file, named.authorityInPem(), copies);
    } else {
      named = null;
    }
    var secrets = new TreeSet<String>();
    rules.forEach(rule -> secrets.addAll(rule.secrets()));
    before = new Laboratory(options, secrets, options.rules(), directory, true);
    try {
      after = new Laboratory(options, secrets, file, directory, false);
    } catch (Exception e) {
      before.close();
      throw e;
    }
  }

  void awaitStart() throws InterruptedException {
    before.awaitStart();
    after.awaitStart();
  }

  private static boolean trusts(SaidRule rule) {
    var proxy = rule.proxy();
    return !rule.trust().isEmpty() || (proxy != null && !proxy.trust().isEmpty());
  }

  String javaVersion() {
    return after.javaVersion();
  }

  /**
   * A call while the rules only observe. If its rule has {@code trust} or {@code proxy: direct},
   * the server has a certificate of that CA, or the client a proxy of its own.
   */
  Laboratory.Result before(Call call, Map<String, SaidRule> rules) throws Exception {
    var host = Judgement.host(call.url());
    var stage = new Stage(new Shown(host, known), call.protocol());
    var result = before.call(call, stage, false);
    var rule = result.rule() == null ? null : rules.get(result.rule());
    if (rule == null || !(trustHolds(rule) || directHolds(rule, call))) {
      return result;
    }
    var again = new Stage(new Shown(host, authority(rule)), call.protocol());
    return new Laboratory.Result(
        result.rule(), before.call(call, again, directHolds(rule, call)).seen());
  }

  /** The same call while the rules hold, with what was seen before. */
  Trial trial(Call call, Laboratory.Result was, Map<String, SaidRule> rules) throws Exception {
    var client = call.client().name();
    if (was.rule() == null) {
      return new Trial(call.url(), client, null, was.seen(), was.seen(), List.of());
    }
    var rule = Objects.requireNonNull(rules.get(was.rule()));
    var names = Judgement.certificates(rule, call.url());
    var is = call(call, rule, names, authority(rule));
    var wrong = new ArrayList<String>();
    if (is.seen().hello() != null) {
      if (accepts(call, rule, NOBODY, authority(rule))) {
        wrong.add(ANOTHER_NAME);
      }
      if (named != null && !trustHolds(rule) && accepts(call, rule, names.get(0), named)) {
        wrong.add(ANOTHER_CA);
      }
    }
    return new Trial(call.url(), client, is.rule(), was.seen(), is.seen(), wrong);
  }

  private boolean accepts(Call call, SaidRule rule, String name, Certificates by) throws Exception {
    return call(call, rule, List.of(name), by).seen().isSuccess();
  }

  /** Calls with the certificate of one name after the other, until the client accepts one. */
  private Laboratory.Result call(
      Call call, SaidRule rule, List<String> names, Certificates authority) throws Exception {
    Laboratory.Result result = null;
    for (var name : names) {
      var stage = stage(call, rule, new Shown(name, authority));
      result = after.call(call, stage, directHolds(rule, call));
      if (result.seen().isSuccess() || result.seen().hello() == null) {
        return result;
      }
    }
    return Objects.requireNonNull(result, "a call has at least its own host's name");
  }

  private Stage stage(Call call, SaidRule rule, Shown origin) {
    var proxy = rule.observes() ? null : rule.proxy();
    Shown proxyShown = null;
    if (proxy != null && proxy.tls()) {
      proxyShown = new Shown(proxy.host(), authority(proxy.trust()));
    }
    var asked = proxy != null && proxy.login() ? CHALLENGES.get(proxy.scheme()) : null;
    return new Stage(origin, proxyShown, call.protocol(), proxy != null, asked);
  }

  /** Of the origin's certificate. */
  private Certificates authority(SaidRule rule) {
    return authority(rule.observes() ? List.of() : rule.trust());
  }

  private Certificates authority(List<String> trust) {
    return trust.isEmpty() ? known : Objects.requireNonNull(named);
  }

  private static boolean trustHolds(SaidRule rule) {
    return !rule.observes() && !rule.trust().isEmpty();
  }

  /** The client's proxy is one of system properties, which HTTP clients know. */
  private static boolean directHolds(SaidRule rule, Call call) {
    return !rule.observes() && rule.direct() && call.protocol() == null;
  }

  @Override
  public void close() {
    before.close();
    after.close();
  }
}
