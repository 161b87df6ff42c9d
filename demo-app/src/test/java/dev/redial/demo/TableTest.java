package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void table_withCellsOfDifferentWidth_alignsColumns() {
    var table = new Table(List.of("A", "LONG HEADING", "C"));
    table.add(List.of("wide cell", "x", "1"));
    table.add(List.of("y", "z", "22"));

    assertThat(table.toString())
        .isEqualTo(
            """
            A          LONG HEADING  C
            -          ------------  -
            wide cell  x             1
            y          z             22
            """);
  }

  @Test
  void table_withCellOfTwoLines_keepsTheSecondInItsColumn() {
    var table = new Table(List.of("A", "B", "C"));
    table.add(List.of("1", "was\n-> is", "c"));

    assertThat(table.toString())
        .isEqualTo(
            """
            A  B      C
            -  -      -
            1  was    c
               -> is
            """);
  }

  @Test
  void add_withCellMissing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table(List.of("A", "B")).add(List.of("1")))
        .withMessageContaining("expected 2 cells");
  }
}
