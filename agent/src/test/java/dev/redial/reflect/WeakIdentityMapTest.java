package dev.redial.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final WeakIdentityMap<Integer> all = new WeakIdentityMap<>();

  /** All of them are equal. */
  private record Same() {}

  @Test
  void equalObjects_areToldApart() {
    var one = new Same();
    var other = new Same();
    assertThat(all.of(one)).isNull();
    assertThat(all.add(one, 1)).isEqualTo(1);
    assertThat(all.add(one, 2)).isEqualTo(1);
    assertThat(all.of(one)).isEqualTo(1);
    assertThat(all.of(other)).isNull();
    all.set(one, 3);
    assertThat(all.of(one)).isEqualTo(3);
    all.remove(other);
    all.remove(one);
    assertThat(all.of(one)).isNull();
  }

  @Test
  void many_areEachKnown_untilRemoved() {
    var objects = new ArrayList<Same>();
    for (int i = 0; i < 5000; i++) {
      objects.add(new Same());
      all.add(objects.get(i), i);
    }
    for (int i = 0; i < 5000; i += 2) {
      all.remove(objects.get(i));
    }
    for (int i = 0; i < 5000; i++) {
      assertThat(all.of(objects.get(i))).isEqualTo(i % 2 == 0 ? null : (Integer) i);
    }
  }

  @Test
  void objectThatIsGone_isForgotten() {
    var table = new WeakIdentityMap<Object>();
    var gone = new WeakReference<>(addTo(table));
    while (gone.get() != null) {
      System.gc();
      table.remove(this);
    }
  }

  private static Object addTo(WeakIdentityMap<Object> table) {
    var known = new Object();
    table.add(new Same(), known);
    return known;
  }
}
