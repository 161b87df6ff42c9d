package dev.redial.catalog;

import static dev.redial.catalog.Catalogue.ofJdk;
import static dev.redial.catalog.Catalogue.ofLibrary;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.redial.rule.OldJdk;
import dev.redial.weave.TypeInstrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  static Stream<Class<?>> instrumentations() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.redial")
            .stream()
            .filter(type -> type.isAssignableTo(TypeInstrumentation.class))
            .filter(type -> !type.isInterface())
            .map(JavaClass::reflect);
  }

  @ParameterizedTest
  @MethodSource("instrumentations")
  void instrumentation_isListedUnderItsTypes(Class<?> instrumentation) throws Exception {
    for (var type : types(instrumentation).toList()) {
      assertThat(
              type.matches("(sun|javax?|jdk|com\\.sun\\.jndi)\\..*")
                  ? ofJdk(type)
                  : ofLibrary(type))
          .as(type)
          .isEqualTo(isOfAnOlderJdk(type) ? null : instrumentation);
    }
  }

  /** Those that an instrumentation names, of the JDK and of libraries. */
  static Stream<String> types(Class<?> instrumentation) {
    return Arrays.stream(instrumentation.getDeclaredFields())
        .filter(field -> !Modifier.isPrivate(field.getModifiers()))
        .map(CatalogueTest::text);
  }

  private static String text(Field constant) {
    try {
      constant.setAccessible(true);
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Other JDKs have their datagrams on channels, and this type is left alone there. */
  private static boolean isOfAnOlderJdk(String type) {
    return type.equals(OldJdk.DATAGRAMS) && !OldJdk.IS_HERE;
  }

  @Test
  void libraryType_relocated_isFound() {
    assertThat(
            List.of(
                "io.grpc.netty.shaded.io.netty.handler.codec.http.HttpObjectEncoder",
                "org.apache.pulsar.shade.io.netty.handler.codec.http.HttpObjectEncoder",
                "a.internal.netty.handler.codec.http.HttpObjectEncoder"))
        .allSatisfy(type -> assertThat(nameOf(type)).isEqualTo("NettyEncoderInstrumentation"));
    assertThat(
            nameOf("net.snowflake.client.jdbc.internal.apache.http.protocol.HttpRequestExecutor"))
        .isEqualTo("Apache4Instrumentation");
    assertThat(
            List.of(
                "org.apache.maven.wagon.providers.http.httpclient.protocol.HttpRequestExecutor",
                "cz.msebera.android.httpclient.protocol.HttpRequestExecutor"))
        .as("called otherwise besides")
        .allSatisfy(type -> assertThat(nameOf(type)).isEqualTo("Apache4Instrumentation"));
    assertThat(nameOf("shaded.okhttp3.internal.connection.Exchange"))
        .isEqualTo("OkHttpExchangeInstrumentation");
  }

  /** Classes are visible in their rooms only. */
  private static String nameOf(String libraryType) {
    return ofLibrary(libraryType).getSimpleName();
  }

  @Test
  void libraryType_otherOfTheSameSimpleName_isNotFound() {
    assertThat(
            List.of(
                "HttpObjectEncoder",
                "netty.handler.codec.http.HttpObjectEncoder",
                "protocol.HttpRequestExecutor",
                "httpclient.protocol.HttpRequestExecutor",
                "a.client.protocol.HttpRequestExecutor",
                "io.othernetty.handler.codec.http.HttpObjectEncoder",
                "io.netty.handler.codec.http.HttpObjectEncoder$1",
                "javax.net.ssl.SSLSocketFactory",
                "xokhttp3.internal.connection.Exchange"))
        .allSatisfy(type -> assertThat(ofLibrary(type)).isNull());
  }
}
