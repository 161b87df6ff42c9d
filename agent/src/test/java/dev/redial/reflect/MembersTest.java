package dev.redial.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MembersTest {
  /** Of one name and number of parameters; the answer's type makes a bridge. */
  @SuppressWarnings("unused") // all are called by name
  private static class Overloaded implements Supplier<String> {
    private Object empty;

    private String put(String text) {
      return "text " + text;
    }

    private String put(CharSequence text) {
      return "sequence " + text;
    }

    private String put(String text, int number) {
      return text + number;
    }

    @Override
    public String get() {
      return "got";
    }
  }

  @Test
  void method_isFoundByItsNumberOfParameters() throws Throwable {
    assertThat(Members.call(new Overloaded(), "put", "a", 1)).isEqualTo("a1");
    assertThat(Members.call(new Overloaded(), "get")).isEqualTo("got");
  }

  @Test
  void method_ofWhichThereAreTwoWithAsManyParameters_isNotGuessed() {
    assertThatExceptionOfType(NoSuchMethodException.class)
        .isThrownBy(() -> Members.call(new Overloaded(), "put", "a"))
        .withMessageContaining("two methods")
        .withMessageContaining("Overloaded.put");
  }

  @Test
  void type_ofAnEmptyField_isTheDeclaredOne() throws Exception {
    assertThat(Members.typeOf(new Overloaded(), "empty")).isEqualTo(Object.class);
  }
}
