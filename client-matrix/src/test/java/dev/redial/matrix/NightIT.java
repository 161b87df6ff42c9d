package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/night.md: it runs each command, and makes the application do what its log shows.
 * Then it compares the page with the resulting one, which is left in the folder target. What
 * differs in each run is replaced: times, ports, the process, paths, the digest, the number of
 * types.
 */
@Tag("extended")
class NightIT {
  private static final Path PAGE = Path.of("..", "docs", "night.md");
  private static final String FENCE = "```";
  private static final String PASSWORD = "Winter2026";

  /** What the application did, in the line of its log. */
  private static final Pattern WORK = Pattern.compile("(order \\d+|balance jdbc:\\S+?)(?=: |$)");

  @TempDir private Path folder;
  private Lab lab;
  private Origin stock;
  private ScriptedProxy proxy;
  private PostgresServer ledger;
  private Conversation shop;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(ChildJvm.feature() == 17, "the page shows what Java 17 says");
    lab = new Lab(folder, "proxy.corp.example.test", "vpce-0a1b.example.test");
    stock = lab.origin("stock.example.test");
    var login = "shop:" + PASSWORD;
    var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    proxy = new ScriptedProxy(null, "Basic " + basic);
    ledger = new PostgresServer(lab.issue("ledger.internal.example.test"));
    var release = Release.oneOf("Shop", "spring-boot-3.5.7");
    var authorities = Files.createDirectory(folder.resolve(".postgresql"));
    Files.copy(lab.authority(), authorities.resolve("root.crt"));
    var classes = Files.createDirectory(folder.resolve("classes"));
    var child = lab.prepared(ChildJvm.running(release.mainClass(), folder)).option("-Xmx256m");
    Compilation.of(release, classes).forEach(child::classPath);
    shop =
        lab.start(
            child.property("user.home", folder),
            "--stock.url=https://stock.example.test:" + stock.port(),
            "--spring.application.name=shop",
            "--spring.main.banner-mode=off",
            "--logging.file.name=" + folder.resolve("shop.log"),
            "--logging.pattern.file=%d{HH:mm:ss.SSS} %-5level %m%n",
            "--logging.threshold.console=OFF");
  }

  @AfterEach
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
      proxy.close();
      ledger.close();
    }
  }

  @Test
  void page_showsWhatHappens() throws Exception {
    var page = Files.readString(PAGE);
    var seen = follow(page.lines().toList());

    Files.writeString(Path.of("target", "night.md"), seen);
    assertThat(seen).isEqualTo(page);
  }

  private String follow(List<String> lines) throws Exception {
    var seen = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      seen.append(lines.get(i)).append('\n');
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).equals(FENCE)) {
        end++;
      }
      block(lines.subList(i + 1, end), seen);
      seen.append(FENCE).append('\n');
      i = end;
    }
    return seen.toString();
  }

  /** A file, named by the comment of its first line, or commands and what they print. */
  private void block(List<String> lines, StringBuilder seen) throws Exception {
    if (lines.get(0).startsWith("# ")) {
      var text = String.join("\n", lines) + "\n";
      Files.writeString(folder.resolve(lines.get(0).substring(2)), here(text));
      seen.append(text);
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith("$ ")) {
        seen.append(line).append('\n');
        var shown = lines.subList(i + 1, lines.size());
        seen.append(onThePage(run(line.substring(2), String.join("\n", shown))));
      }
    }
  }

  private String run(String command, String shown) throws Exception {
    var words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    if (command.startsWith("tail ")) {
      var work = WORK.matcher(shown);
      assertThat(work.find()).as(shown).isTrue();
      shop.ask(here(work.group(1)));
      var log = Files.readAllLines(folder.resolve("shop.log"));
      return log.get(log.size() - 1) + "\n";
    }
    if (command.startsWith("echo ")) {
      Files.writeString(folder.resolve("proxy-password"), command.split("'", -1)[1] + "\n");
      return "";
    }
    assertThat(command).startsWith("java -jar redial-");
    boolean isDemo = words.get(2).equals("redial-demo.jar");
    var jar = Path.of(System.getProperty(isDemo ? "redial.demo.jar" : "redial.agent.jar"));
    var arguments = new ArrayList<String>();
    for (var word : words.subList(3, words.size())) {
      arguments.add(word.equals("rules.yaml") ? folder.resolve(word).toString() : here(word));
    }
    if (isDemo) {
      arguments.addAll(List.of("--agent", System.getProperty("redial.agent.jar")));
    }
    var finished = ChildJvm.runningJar(folder, jar).run(arguments.toArray(new String[0]));
    return finished.out() + finished.error();
  }

  /** What the page says, with this run's ports and process. */
  private String here(String text) {
    return text.replace("proxy.corp.example.test:3128", "proxy.corp.example.test:" + proxy.port())
        .replace(":18443", ":" + stock.port())
        .replace(":6432", ":" + ledger.port())
        .replaceFirst("^4711$", shop.pid());
  }

  /** What a command printed, as the page can have it in every run. */
  private String onThePage(String text) {
    return text.replace(folder + "/", "/etc/shop/")
        .replaceAll("/\\S+/redial-agent.jar", "/opt/redial/redial-agent.jar")
        .replace("ledger.db.example.test:" + ledger.port(), "ledger.db.example.test:5432")
        .replace(":" + proxy.port(), ":3128")
        .replace(":" + stock.port(), ":18443")
        .replace(":" + ledger.port(), ":6432")
        .replaceAll("\\b" + shop.pid() + "\\b", "4711")
        .replaceAll(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2026-11-28T03:14:15.926Z")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", "03:14:15.926 ")
        .replaceAll("(?m)^sha256: .*", "sha256: " + "0a".repeat(32))
        .replaceAll("(?m)^(since: .* by ).*", "$1root from process 4712")
        .replaceAll("(?m)^instrumented: \\d+ ", "instrumented: 34 ")
        .replace("port " + stock.port(), "port 18443")
        .replaceAll("\\b17\\.0\\.\\d+(\\+\\d+)?", "17.0.15");
  }
}
