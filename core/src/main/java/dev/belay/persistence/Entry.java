package dev.belay.persistence;

import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to keep. Codes and bodies are texts that core writes and reads; a store keeps them byte for byte.
 *
 * <p>Bodies are versioned and canonical: the same state always gives the same bytes, so checksums may run over them.
 */
public sealed interface Entry {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Group}. */
    GROUP,
    /** {@link Order}. */
    ORDER,
    /** {@link Setting}. */
    SETTING,
    /** {@link Journal}. */
    JOURNAL
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return wall time of the change, cut to microseconds} */
  Instant at();

  /** {@return the canonical text} */
  String body();

  /**
   * The present state of a group; a later entry of the same group replaces it.
   *
   * @param id the group
   * @param key the host's request key; unique over all groups of the store
   * @param lifecycle the stable code of its lifecycle state
   * @param active whether that state is not final
   * @param interimExposure units filled while the group is not complete, 0 otherwise
   * @param at wall time of the change
   * @param body the canonical state text
   */
  record Group(GroupId id, RequestKey key, String lifecycle, boolean active, long interimExposure, Instant at,
      String body) implements Entry {

    /** Refuses missing parts. */
    public Group {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(lifecycle, "lifecycle");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(body, "body");
    }

    @Override
    public Kind kind() {
      return Kind.GROUP;
    }
  }

  /**
   * The present state of a child order; a later entry of the same tag replaces it. The first one is the intent.
   *
   * <p>A store refuses a second intent for one (group, leg, purpose, attempt) under another tag.
   *
   * @param tag its unique tag: instance, epoch, sequence, group, purpose, leg and attempt are inside
   * @param owner who decides about it
   * @param status the stable code of its status
   * @param at wall time of the change
   * @param body the canonical state text
   */
  record Order(OrderTag tag, Owner owner, String status, Instant at, String body) implements Entry {

    /** Refuses missing parts. */
    public Order {
      Objects.requireNonNull(tag, "tag");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(body, "body");
    }

    @Override
    public Kind kind() {
      return Kind.ORDER;
    }
  }

  /**
   * One named record of the coordinator, such as its latches; a later entry of the same name replaces it.
   *
   * @param name the name
   * @param at wall time of the change
   * @param body the canonical text
   */
  record Setting(String name, Instant at, String body) implements Entry {

    /** Refuses missing parts. */
    public Setting {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a setting needs a name");
      }
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(body, "body");
    }

    @Override
    public Kind kind() {
      return Kind.SETTING;
    }
  }

  /**
   * One line of the history: what was decided, seen or told, in order, never changed.
   *
   * @param sequence the running number, growing without gaps
   * @param group the group that it is about, empty for the coordinator itself
   * @param type the stable code of what happened
   * @param at wall time
   * @param body the canonical text
   */
  record Journal(long sequence, Optional<GroupId> group, String type, Instant at, String body) implements Entry {

    /** Refuses missing parts and numbers below one. */
    public Journal {
      if (sequence < 1) {
        throw new IllegalArgumentException("journal numbers begin at 1: " + sequence);
      }
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(body, "body");
    }

    @Override
    public Kind kind() {
      return Kind.JOURNAL;
    }
  }
}
