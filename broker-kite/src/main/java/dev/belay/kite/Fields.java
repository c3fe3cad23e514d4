package dev.belay.kite;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of one kind of row that Belay reads, each with a slot. All others are skipped without being
 * looked at. Filled once, in the static initialiser of its user, and only read afterwards; what it learns
 * about the order of fields is published whole, so that any thread may read rows with it.
 */
final class Fields {

  private static final int MOST = Long.SIZE;

  private final Map<String, Integer> slots = new HashMap<>();
  private int list = -1;
  private volatile Order learnt = new Order(new Name[0]);

  /** A field's name, ready to be compared with bytes, and its slot, below 0 for a field that is skipped. */
  record Name(SerializableString text, int slot) {}

  /**
   * The order in which the last row had its fields. The broker writes all rows of a kind alike, so the next
   * name is known before it is read; a wrong guess costs time and nothing else.
   */
  static final class Order {
    private final Name[] names;

    private Order(Name[] names) {
      this.names = names;
    }

    /** {@return how many fields the last row had} */
    int size() {
      return names.length;
    }

    Name name(int index) {
      return names[index];
    }
  }

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

  /** {@return the order of fields in the row that was read last} */
  Order order() {
    return learnt;
  }

  Name name(String name) {
    return new Name(new SerializedString(name), slot(name));
  }

  /** Remembers the order of a row that had another than the last, unless somebody sends names without end. */
  void learn(Name[] names) {
    if (names.length <= MOST) {
      learnt = new Order(names);
    }
  }

  boolean isList(int slot) {
    return slot == list;
  }
}
