package dev.redial.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * Put into a copy of the agent's jar by {@code DropOneHookIT}. It makes one insertion look for a
 * method that is not there, as it would on a JDK that lacks it.
 */
public final class DropInsertion {
  /** The system property: {@code TYPE#INDEX}, or {@code list} to print all there are. */
  public static final String PROPERTY = "drop.insertion";

  private DropInsertion() {}

  /** What the copy weaves in place of all. */
  public static Insertions from(String type, Insertions all) {
    var wanted = System.getProperty(PROPERTY, "");
    List<Insertion> left = new ArrayList<>();
    for (int i = 0; i < all.list().size(); i++) {
      var insertion = all.list().get(i);
      var name = type + "#" + i;
      if (wanted.equals("list")) {
        System.out.println("insertion " + name + " " + insertion.where());
      }
      left.add(wanted.equals(name) ? without(insertion) : insertion);
    }
    return new Insertions(left, all.capability());
  }

  private static Insertion without(Insertion of) {
    return new Insertion(
        of.point(),
        "gone(Nowhere)",
        of.call(),
        of.replaces(),
        of.need(),
        of.operands(),
        of.hook(),
        of.guard(),
        of.capability());
  }
}
