package dev.redial.matrix;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Arrival;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Request;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OkHttp's calls go out as ruled, or without a head, or rightly without a rule. None of them is
 * taken for a request that somebody wrote by hand.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.redial.matrix.Release#okHttps")
@TestInstance(Lifecycle.PER_CLASS)
class OkHttpMomentsIT {
  private static final String HOSTS = "match: {host: [own.test, localhost, 127.0.0.1]}";
  private static final String BY_HAND = "left a request as it was";

  @Parameter Release release;

  private Lab lab;
  private Path folder;
  private Origin secure;
  private Origin plain;
  private ScriptedProxy own;
  private Conversation child;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    this.folder = folder;
    lab = new Lab(folder, "own.test", "free.test");
    secure = lab.origin("own.test", "free.test");
    plain = lab.plainOrigin();
    own = new ScriptedProxy(null, "Basic nobody");
    var rules = folder.resolve("live.yaml");
    Files.copy(setting(1), rules);
    var program =
        lab.child(MatrixClients.class)
            .property("own.proxy", own.port())
            .property("rules", rules)
            .property("other.rules", folder.resolve("other.yaml"))
            .agent("rules=" + rules + ",reload=false");
    var moments = Release.oneOf("OkHttpMoments", release.name());
    Compilation.of(moments, Files.createDirectory(folder.resolve("classes")))
        .forEach(program::classPath);
    child = lab.start(program, moments.mainClass());
    Waiting.until("the bean", () -> child.ask("bean").equals("answered true"));
  }

  private Path setting(int value) {
    return lab.rules(HOSTS + ", headers: {set: {X-A: \"" + value + "\"}}");
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
    own.close();
  }

  @Test
  void noCall_isTakenForOneWrittenByHand() throws IOException {
    for (var way : List.of("https/1", "https/2", "http/1")) {
      fails("authenticator", way, "own.test", "status/401", 1);
      fails("authenticator", way, "own.test", "status/407", 1);
      fails("unknown", way, "own.test", "", 0);
      failsAsRuled("canceled", way);
      failsAsRuled("canceled-late", way);
      isRefusedByItsOwnProxy(way);
      isUnruledElsewhere(way);
      assertThat(ask("none", way, "own.test", "")).isEqualTo("answered 200 GET");
      assertThat(values(way)).containsExactly(List.of("1"));
      isAsTheNewRuleSays(way);
      assertThat(child.errorOutput()).as(way).doesNotContain(BY_HAND, "does not know;");
    }
    fails("refused", "https/1", "own.test", "", 0);
    fails("refused", "https/2", "own.test", "", 0);
    assertThat(child.errorOutput()).doesNotContain(BY_HAND);

    assertThat(child.ask("by-hand", "https://own.test:" + secure.port() + "/"))
        .isEqualTo("answered H");
    assertThat(child.errorOutput()).contains(BY_HAND);
  }

  private void fails(String moment, String way, String host, String path, int heads) {
    assertThat(ask(moment, way, host, path)).as(moment).doesNotStartWith("answered");
    assertThat(values(way))
        .as(moment)
        .hasSize(heads)
        .allSatisfy(values -> assertThat(values).containsExactly("1"));
  }

  /** Whether the head is out by then differs. */
  private void failsAsRuled(String moment, String way) {
    assertThat(ask(moment, way, "own.test", "")).as(moment).doesNotStartWith("answered");
    assertThat(values(way)).as(moment).allSatisfy(v -> assertThat(v).containsExactly("1"));
  }

  private void isRefusedByItsOwnProxy(String way) {
    assertThat(ask("own-proxy-early", way, "own.test", "")).doesNotStartWith("answered");
    assertThat(ask("own-proxy", way, "own.test", "")).doesNotStartWith("answered");
    boolean isTunnel = way.startsWith("https");
    assertThat(own.requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.values("X-A")).isEqualTo(isTunnel ? List.of() : List.of("1")));
  }

  /** The application's resolver names another host than the URL, and a rule is for that. */
  private void isUnruledElsewhere(String way) {
    assertThat(ask("elsewhere", way, "free.test", "")).isEqualTo("answered 200 GET");
    assertThat(values(way)).containsExactly(List.of());
  }

  private void isAsTheNewRuleSays(String way) throws IOException {
    for (int value : new int[] {2, 1}) {
      Files.copy(setting(value), folder.resolve("other.yaml"), REPLACE_EXISTING);
      assertThat(ask("changed", way, "own.test", "")).isEqualTo("answered 200 GET");
      assertThat(values(way)).containsExactly(List.of("" + value));
    }
  }

  private String ask(String moment, String way, String host, String path) {
    lab.forget();
    own.forget();
    var scheme = way.substring(0, way.indexOf('/'));
    var url = scheme + "://" + host + ":" + origin(way).port() + "/" + path;
    return child.ask(moment + way.substring(scheme.length()), url);
  }

  private Origin origin(String way) {
    return way.startsWith("https") ? secure : plain;
  }

  /** What each request had in the field that the rule sets. */
  private List<List<String>> values(String way) {
    return origin(way).arrivals().stream()
        .map(Arrival::requests)
        .flatMap(List::stream)
        .map((Request request) -> request.values("X-A"))
        .toList();
  }
}
