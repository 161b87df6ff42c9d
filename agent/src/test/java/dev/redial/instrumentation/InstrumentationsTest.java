package dev.redial.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentationsTest {
  static Stream<Class<?>> instrumentations() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.redial.instrumentation")
            .stream()
            .filter(type -> type.isAssignableTo(TypeInstrumentation.class))
            .filter(type -> !type.isInterface())
            .map(JavaClass::reflect);
  }

  @ParameterizedTest
  @MethodSource("instrumentations")
  void instrumentation_isListedUnderItsType(Class<?> instrumentation) throws Exception {
    var type = (String) instrumentation.getDeclaredField("TYPE").get(null);

    assertThat(Instrumentations.of(type)).isEqualTo(instrumentation);
  }
}
