package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTableTest {
  private final NameTable table = new NameTable();

  @Test
  void namesOfOneRule_takeOneArray() {
    table.add("one.test", 1);
    table.add("two.test", 1);

    assertThat(find("one.test")).containsExactly(1).isSameAs(find("two.test"));
  }

  @Test
  void laterRuleOfOneName_leavesTheOthersOfTheFirstRuleAlone() {
    table.add("one.test", 1);
    table.add("two.test", 1);
    table.add("one.test", 2);
    table.add("three.test", 2);

    assertThat(find("one.test")).startsWith(1, 2);
    assertThat(find("two.test")).containsExactly(1);
    assertThat(find("three.test")).containsExactly(2);
    assertThat(find("four.test")).containsExactly(RulePositions.NONE);
  }

  private int[] find(String name) {
    int hash = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      hash = NameTable.hash(hash, name.charAt(i));
    }
    return table.find(name, 0, name.length(), hash);
  }
}
