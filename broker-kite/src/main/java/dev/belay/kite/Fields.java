package dev.belay.kite;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of one kind of row that Belay reads, each with a slot. All others are skipped without being
 * looked at. Filled once, in the static initialiser of its user, and only read afterwards.
 */
final class Fields {

  private static final int MOST = Long.SIZE;

  private final Map<String, Integer> slots = new HashMap<>();
  private int list = -1;

  /** {@return the slot of a field whose value is a text, a number or a flag} */
  int text(String name) {
    if (slots.size() == MOST) {
      throw new IllegalStateException("a row of more than " + MOST + " fields");
    }
    slots.put(name, slots.size());
    return slots.size() - 1;
  }

  /** {@return the slot of a field whose value is a list of texts; one per kind of row} */
  int list(String name) {
    list = text(name);
    return list;
  }

  int size() {
    return slots.size();
  }

  int slot(String name) {
    Integer slot = slots.get(name);
    return slot == null ? -1 : slot;
  }

  boolean isList(int slot) {
    return slot == list;
  }
}
