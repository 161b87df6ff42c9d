package dev.redial.curl;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.tree.FlowText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rule that does for an application what a curl command line does: the rule file, and what is
 * to be told about it.
 */
public record CurlRule(String text, List<String> remarks) {
  private static final String NAME = "curl";

  /** Copies the list. */
  public CurlRule {
    remarks = List.copyOf(remarks);
  }

  /**
   * Of a command.
   *
   * @param command its words, or the whole of it in one text as it stands in a shell
   * @param asked the URL that the application calls, or null if it is that of the command
   * @throws CurlProblem if no rule does what the command does
   */
  public static CurlRule of(List<String> command, @Nullable String asked) throws CurlProblem {
    var remarks = new Remarks();
    var line = CurlLine.of(arguments(command, remarks), remarks);
    var target = Target.of(line.url(), line.value("proto-default"));
    return new Writing(line, target, remarks).of(asked == null ? target : Target.of(asked, null));
  }

  private static List<String> arguments(List<String> command, Remarks remarks) throws CurlProblem {
    var words = command;
    if (command.size() == 1) {
      var split = ShellWords.of(command.get(0));
      words = split.words();
      if (split.end() != null) {
        remarks.say("the command ends at " + split.end() + ", as in a shell");
      }
    }
    int start = !words.isEmpty() && words.get(0).equals("$") ? 1 : 0;
    if (words.size() <= start || !isCurl(words.get(start))) {
      throw new CurlProblem("the command does not begin with 'curl'");
    }
    return words.subList(start + 1, words.size());
  }

  private static boolean isCurl(String word) {
    var name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    return name.equals(NAME) || name.equalsIgnoreCase(NAME + ".exe");
  }

  /** The parts of one rule. */
  private record Writing(CurlLine line, Target target, Remarks remarks) {
    CurlRule of(Target asked) throws CurlProblem {
      if (asked.isTls() != target.isTls()) {
        throw new CurlProblem(
            "curl calls '"
                + target.scheme()
                + ":' and the application '"
                + asked.scheme()
                + ":'; give both the same");
      }
      var rule = new RuleText(asked.host().toLowerCase(Locale.ROOT), asked.port());
      var variables = new Variables();
      route(rule, asked, variables);
      var fields = FieldOptions.ofRequest(line, remarks);
      names(rule, asked, fields.host());
      if (target.isTls()) {
        new TlsOptions(line, remarks).write(rule);
        new AlgorithmOptions(line, remarks).write(rule);
        new CertificateOptions(line, remarks, variables).write(rule);
      }
      if (target.isHttp()) {
        http(rule, fields);
      }
      insecure();
      variables.tell(remarks);
      return whole(rule, variables);
    }

    private void route(RuleText rule, Target asked, Variables variables) throws CurlProblem {
      var proxy = new ProxyOptions(line, target, remarks, variables);
      var dialling = new ConnectOptions(line, remarks);
      var addresses = dialling.of(target, proxy.looksUp());
      if (addresses.size() > 1 || !asked.isAt(addresses.get(0))) {
        var texts = new ArrayList<String>();
        addresses.forEach(address -> texts.add(shown(address, asked.port())));
        rule.putFlow(
            "connect-to", texts.size() == 1 ? FlowText.scalar(texts.get(0)) : FlowText.list(texts));
      }
      var version = line.last("ipv4", "ipv6");
      if (version != null) {
        rule.putFlow("ip-version", version.name().substring("ipv".length()));
      }
      proxy.write(rule, dialling, target.isTls());
    }

    private static String shown(Address address, int port) {
      return (address.port() == port ? new Address(address.host(), Address.SAME_PORT) : address)
          .toString();
    }

    /** curl says in SNI the URL's host in lower case, and checks the certificate for it. */
    private void names(RuleText rule, Target asked, @Nullable String host) {
      var authority = host == null ? target.authority() : host;
      var other = target.isHttp() && !authority.equals(asked.authority()) ? authority : null;
      var sent = target.host().toLowerCase(Locale.ROOT);
      if (target.isTls() && needsName(asked, sent)) {
        names(rule, sent, other);
      } else if (other != null) {
        rule.put("host-header", other);
      }
    }

    private static void names(RuleText rule, String sent, @Nullable String authority) {
      boolean isIp = HostName.isIp(sent);
      if (!isIp && sent.equals(authority)) {
        rule.put("virtual-host", sent);
        return;
      }
      rule.put("sni", isIp ? "none" : sent);
      rule.put("verify-name", sent);
      if (authority != null) {
        rule.put("host-header", authority);
      }
    }

    /**
     * Whether the application would say something else than curl, which names the URL's host in
     * lower case: Java leaves names out that have no dot, or an underscore.
     */
    private static boolean needsName(Target asked, String sent) {
      boolean isIp = HostName.isIp(sent);
      return !asked.host().equals(sent)
          || (!isIp && (sent.indexOf('_') >= 0 || sent.indexOf('.') < 0));
    }

    private void http(RuleText rule, FieldOptions fields) {
      var parts = new ArrayList<String>();
      if (!fields.set().isEmpty()) {
        var scalars = new LinkedHashMap<String, String>();
        fields.set().forEach((name, value) -> scalars.put(name, FlowText.scalar(value)));
        parts.add("set: " + FlowText.mapping(scalars));
      }
      if (!fields.remove().isEmpty()) {
        parts.add("remove: " + FlowText.list(List.copyOf(fields.remove())));
      }
      if (!parts.isEmpty()) {
        rule.putFlow("headers", "{" + String.join(", ", parts) + "}");
      }
      protocol(rule);
    }

    private void protocol(RuleText rule) {
      var version = line.last("http1.1", "http2");
      if (version != null && version.name().equals("http1.1")) {
        rule.putFlow("alpn", "[http/1.1]");
      }
      if (line.last("no-alpn") != null) {
        remarks.leaveOut("--no-alpn", "a rule can keep a client to 'alpn: [http/1.1]'");
      }
    }

    private void insecure() {
      if (line.has("insecure")) {
        remarks.leaveOut(
            "-k",
            "redial never switches verification off; write 'trust: CA.pem' for a CA that is not"
                + " known, or 'verify-name: NAME' for another name in the certificate");
      }
    }

    private CurlRule whole(RuleText rule, Variables variables) throws CurlProblem {
      if (rule.isEmpty()) {
        throw new CurlProblem(
            String.join("; ", remarks.all())
                + (remarks.all().isEmpty() ? "" : "; ")
                + "nothing is left that a rule would change");
      }
      var text = rule.text();
      var bytes = variables.filled(text).getBytes(StandardCharsets.UTF_8);
      for (var problem : RuleFile.parse(bytes, NAME, Path.of("")).problems()) {
        if (problem.isError()) {
          throw new CurlProblem("no rule says that: " + problem.what() + "; " + problem.remedy());
        }
      }
      return new CurlRule(text, remarks.all());
    }
  }
}
