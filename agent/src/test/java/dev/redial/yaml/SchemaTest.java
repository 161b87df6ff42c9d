package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.SnakeYamlNode;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.testing.Certificates;
import dev.redial.yaml.tree.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** What an editor says by the schema and what the checker says are the same, within limits. */
class SchemaTest {
  private static final Path EXAMPLES = Path.of("../rules");
  private static final Path SCHEMA = EXAMPLES.resolve("redial.schema.json");

  private final Validator validator =
      new ValidatorFactory().withJsonNodeFactory(new SnakeYamlNode.Factory()).createValidator();
  private final Path directory;
  private URI schema;

  SchemaTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void load() throws IOException {
    schema = validator.registerSchema(Files.readString(SCHEMA));
    var authority = new Certificates();
    authority.writePem(directory.resolve("ca.pem"));
    authority.writePem(directory.resolve("private-ca.pem"));
    authority.writePem(directory.resolve("proxy-ca.pem"));
    Files.writeString(directory.resolve("secret"), "of the test");
    Files.writeString(directory.resolve("client.p12"), "read at the first connection");
  }

  static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isAcceptedByBoth(Path file) throws IOException {
    // What the examples take from the environment is not there in a test.
    var text = Files.readString(file).replaceAll("\\$\\{env:\\w+}", "\\${file:secret}");
    assertThat(checkersProblems(text)).isEmpty();
    assertThat(schemasProblems(text)).isEmpty();
  }

  static List<Arguments> good() throws IOException {
    return corpus("good.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void goodFile_isAcceptedByBoth(String what, String text) {
    assertThat(checkersProblems(text)).as(what).isEmpty();
    assertThat(schemasProblems(text)).as(what).isEmpty();
  }

  static List<Arguments> bad() throws IOException {
    return corpus("bad.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void badFile_isRefusedByBoth(String what, String text) {
    assertThat(checkersProblems(text)).as(what).isNotEmpty();
    assertThat(schemasProblems(text)).as(what).isNotEmpty();
  }

  static List<Arguments> badBeyondSchema() throws IOException {
    return corpus("bad-beyond-schema.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBeyondSchema")
  void badFileBeyondTheSchema_isRefusedByTheCheckerAlone(String what, String text) {
    assertThat(checkersProblems(text)).as(what).isNotEmpty();
    assertThat(schemasProblems(text)).as(what).isEmpty();
  }

  @Test
  void suitesOfTheSchema_areThoseOfTheChecker() throws IOException {
    Map<String, Map<String, Map<String, List<String>>>> json =
        new Yaml().load(Files.readString(SCHEMA));
    var known = new LinkedHashSet<>(CipherSuites.names());
    known.addAll(CipherSuites.all());
    assertThat(json.get("$defs").get("suite").get("enum"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private List<String> checkersProblems(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return RuleFile.parse(bytes, "f", directory).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private List<String> schemasProblems(String text) {
    Object file;
    try {
      file = asEditorsRead(text);
    } catch (YAMLException e) {
      return List.of(e.toString());
    }
    var options = new DumperOptions();
    return validator
        .validate(schema, new Representer(options).represent(copy(file)))
        .getErrors()
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }

  /** What an alias stands for, in place of the alias. */
  private static Object copy(Object value) {
    if (value instanceof List<?> list) {
      var copy = new ArrayList<Object>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, Object>();
      map.forEach((key, item) -> copy.put(key, copy(item)));
      return copy;
    }
    return value;
  }

  private static Object asEditorsRead(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    var dumper = new DumperOptions();
    return new Yaml(
            new SafeConstructor(options),
            new Representer(dumper),
            dumper,
            options,
            new CoreSchema())
        .load(text);
  }

  /** The types of YAML 1.2, and merge keys. */
  private static final class CoreSchema extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
      addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
      addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]+"), "-+0123456789");
      addImplicitResolver(
          Tag.FLOAT,
          Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
          "-+.0123456789");
    }
  }

  /** The files in one of the corpus, each after its comment. */
  private static List<Arguments> corpus(String name) throws IOException {
    var files = new ArrayList<Arguments>();
    var corpus = Files.readString(Path.of("src/test/resources/dev/redial/yaml", name));
    for (var text : corpus.split("(?m)^---\\R", -1)) {
      var comment = text.replaceFirst("(?s)^(# [^\\n]*\\n)*# ([^\\n]*)\\n.*", "$2");
      files.add(Arguments.of(comment, text));
    }
    return files;
  }
}
