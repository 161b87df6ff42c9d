package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
  @ParameterizedTest
  @CsvSource({
    "2027-01-31, 2027-02-01T00:00:00Z",
    "2028-02-29, 2028-03-01T00:00:00Z",
    "1969-12-31, 1970-01-01T00:00:00Z",
    "2027-01-31T12:34:56Z, 2027-01-31T12:34:56Z",
    "2027-01-31t12:34:56z, 2027-01-31T12:34:56Z",
    "2027-01-31 12:34:56Z, 2027-01-31T12:34:56Z",
    "2027-01-31T12:34:56.789123Z, 2027-01-31T12:34:56Z",
    "2027-01-31T12:34:56+02:30, 2027-01-31T10:04:56Z",
    "2027-01-31T23:34:56.5-02:30, 2027-02-01T02:04:56Z"
  })
  void parse_dateOrInstant_isWhenTheRuleStops(String text, Instant end) {
    assertThat(Expiry.parse(text)).isEqualTo(end.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2027",
        "2027-1-31",
        "2027-02-29",
        "2027-13-01",
        "2027/01/31",
        "31-01-2027",
        "+027-01-31",
        "2027-01-31T",
        "2027-01-31T12:34Z",
        "2027-01-31T12:34:56",
        "2027-01-31T12:34:56.Z",
        "2027-01-31T12:34:60Z",
        "2027-01-31T24:00:00Z",
        "2027-01-31T12:34:56+0230",
        "2027-01-31T12:34:56+02",
        "2027-01-31T12:34:56+02:30x",
        "2027-01-31T12:34:56ZZ",
        "2027-01-31T12:34:56.1",
        "٢٠٢٧-٠١-٣١",
        "2027-01-31x"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Expiry.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
