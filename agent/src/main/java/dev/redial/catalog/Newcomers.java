package dev.redial.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which of a loader's classes are new since a look that was done with all of them.
 *
 * <p>The JVM lists a loader's classes in an order that it keeps, and puts new ones in between. So
 * two lists are compared by one walk, without a look-up of thousands of names. Where the order has
 * changed, more classes than the new ones are told. Safe for use by many threads.
 */
final class Newcomers {
  private volatile Class<?>[] known = {};

  /** Those that were not known at the last look. */
  List<Class<?>> among(Class<?>[] loaded) {
    Class<?>[] before = known;
    var found = new ArrayList<Class<?>>();
    int next = 0;
    for (Class<?> type : loaded) {
      if (next < before.length && before[next] == type) {
        next++;
      } else {
        found.add(type);
      }
    }
    return found;
  }

  /** Nobody has to look at these again. */
  void know(Class<?>[] loaded) {
    known = loaded;
  }

  /** All are new again. */
  void forget() {
    known = new Class<?>[0];
  }
}
