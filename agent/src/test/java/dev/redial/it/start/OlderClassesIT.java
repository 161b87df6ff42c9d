package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.InnerEntry;
import dev.redial.testing.JavaEight;
import dev.redial.testing.ReleaseApi;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The classes that the jar holds for Java 8 and 11 name nothing that those lack. */
@TestInstance(Lifecycle.PER_CLASS)
class OlderClassesIT {
  /**
   * What the classes name although Java 8 lacks it, each with the reason. One line is for one kind
   * of class, so that a line for classes that are gone shows up.
   */
  private static final Map<String, String> OF_EIGHT =
      Map.of(
          "dev/redial/client/jdk/HttpClient.*: java/net/http/.*",
          "hooks of java.net.http, which only that calls",
          "dev/redial/client/jdk/JdkHttp.*: java/net/http/.*",
          "the same",
          "dev/redial/doctor/ProofClient: java/net/http/.*",
          "doctor, which says that it needs Java 11",
          "dev/redial/route/relay/TlsCodec\\$1: .*HandshakeStatus.NEED_UNWRAP_AGAIN.*",
          "javac catches that it is missing");

  private Map<String, byte[]> older;
  private Map<String, byte[]> newer;

  @BeforeAll
  void read() throws IOException {
    older = read("-8");
    newer = read("");
  }

  private static Map<String, byte[]> read(String suffix) throws IOException {
    var all = InnerEntry.of("dev/redial/classes" + suffix).classFiles();
    all.putAll(InnerEntry.of("dev/redial/commands" + suffix).classFiles());
    return all;
  }

  @Test
  void classes_areThose_ofLaterJvms_andWhatTakesThePlaceOfNewerCalls() {
    var names = new TreeSet<>(older.keySet());
    names.removeIf(name -> name.startsWith("dev/redial/older/"));
    assertThat(names).isEqualTo(new TreeSet<>(newer.keySet()));
    assertThat(older).hasSizeGreaterThan(newer.size());
  }

  @Test
  void classes_areForJava8() {
    for (var one : older.entrySet()) {
      assertThat(one.getValue()[7]).as(one.getKey()).isLessThanOrEqualTo(JavaEight.CLASS_FILE);
    }
  }

  @Test
  void classes_nameNothing_thatJava8Lacks() {
    var lacking = new ReleaseApi(8).lacks(older);
    assertThat(lacking.stream().filter(one -> !isKnown(one))).isEmpty();
    for (var known : OF_EIGHT.keySet()) {
      assertThat(known).as("two kinds in one").doesNotContain("|");
      assertThat(lacking).as("no longer needed: " + known).anyMatch(one -> one.matches(known));
    }
  }

  private static boolean isKnown(String lack) {
    return OF_EIGHT.keySet().stream().anyMatch(lack::matches);
  }

  @Tag("extended")
  @Test
  void classes_nameNothing_thatJava11Lacks() {
    assertThat(new ReleaseApi(11).lacks(older)).isEmpty();
  }

  /** The check would find what is missing: the classes for later JVMs are full of it. */
  @Test
  void classesForLaterJvms_nameWhatJava11Lacks() {
    assertThat(new ReleaseApi(11).lacks(newer))
        .anyMatch(one -> one.contains("java/lang/Record"))
        .anyMatch(one -> one.contains(".refersTo("));
  }
}
