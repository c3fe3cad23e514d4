package dev.belay.order;

import dev.belay.market.InstrumentId;

/** How far a latch, a freeze or the kill switch reaches. */
public sealed interface Scope {

  /** {@return a stable text such as {@code account}, {@code group:000A}; written to the store and shown to people} */
  String text();

  /** Everything of the account. */
  record Account() implements Scope {
    @Override
    public String text() {
      return "account";
    }
  }

  /**
   * One group.
   *
   * @param id which
   */
  record Group(GroupId id) implements Scope {
    @Override
    public String text() {
      return "group:" + id;
    }
  }

  /**
   * One instrument, all products.
   *
   * @param id which
   */
  record Instrument(InstrumentId id) implements Scope {
    @Override
    public String text() {
      return "instrument:" + id;
    }
  }

  /**
   * All groups of one strategy.
   *
   * @param id which
   */
  record Strategy(StrategyId id) implements Scope {
    @Override
    public String text() {
      return "strategy:" + id;
    }
  }

  /** {@return the scope of everything} */
  static Scope account() {
    return new Account();
  }

  /**
   * {@return the scope that a text names}
   *
   * @param text as {@link #text()} wrote it
   */
  static Scope parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    return switch (kind) {
      case "account" -> new Account();
      case "group" -> new Group(GroupId.parse(rest));
      case "instrument" -> new Instrument(InstrumentId.parse(rest));
      case "strategy" -> new Strategy(new StrategyId(rest));
      default -> throw new IllegalArgumentException("no scope: '" + text + "'");
    };
  }
}
