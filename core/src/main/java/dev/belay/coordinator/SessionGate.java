package dev.belay.coordinator;

import dev.belay.money.Quantity;
import dev.belay.order.OrderIntent;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import dev.belay.session.SendVerdict;
import dev.belay.session.Sessions;
import java.util.Optional;

/**
 * Nothing is sent out of session (DESIGN rule 6.11), and nothing against an intraday position that the broker may have
 * squared off by itself, before its positions say so. Loop only.
 */
final class SessionGate {

  private final Floor floor;
  private final Health health;
  private final Books books;
  private final Sessions sessions;

  SessionGate(Floor floor, Health health, Books books, Sessions sessions) {
    this.floor = floor;
    this.health = health;
    this.books = books;
    this.sessions = sessions;
  }

  Optional<String> objection(OrderIntent intent) {
    SendVerdict verdict = sessions.send(intent.terms().instrument().exchange(), intent.terms().product(),
        intent.purpose(), health.session());
    if (verdict == SendVerdict.CLOSED) {
      return Optional.of("the segment is closed");
    }
    if (health.isBlackout() && !intent.purpose().isRiskReducing()) {
      return Optional.of("the broker is in its maintenance hours");
    }
    if (verdict != SendVerdict.NEEDS_FRESH_POSITIONS) {
      return Optional.empty();
    }
    PositionKey key = intent.key(floor.config().account());
    if (!books.agreeTwice(key)) {
      return Optional.of("the broker squares off by now, and its positions were not read twice");
    }
    Quantity net = books.net().getOrDefault(key, Quantity.ZERO);
    Quantity there = intent.terms().side() == Side.SELL ? net : net.negate();
    boolean gone = intent.purpose().isRiskReducing() && intent.terms().quantity().isMoreThan(there);
    return gone ? Optional.of("the broker squares off by now, and shows " + net + " there") : Optional.empty();
  }
}
