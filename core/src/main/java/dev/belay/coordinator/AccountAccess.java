package dev.belay.coordinator;

import dev.belay.mode.Latch;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;
import dev.belay.order.Scope;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the broker lets us in at all. A request that is refused for token or address latches; a read that is refused
 * for its token is lost connectivity, and the condition of failing reads ends with a new login. Either is alarmed with
 * what stands open, once a minute for as long as it lasts, because nobody else can close it now. Loop only.
 */
final class AccountAccess {

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Floor floor;
  private final ModeKeeper mode;
  private final Groups groups;
  private Optional<Moment> told = Optional.empty();

  AccountAccess(Floor floor, ModeKeeper mode, Groups groups) {
    this.floor = floor;
    this.mode = mode;
    this.groups = groups;
  }

  /** A request was refused, and proves that every other one would be. */
  void refused(BrokerRejection rejection) {
    Latch latch = rejection.reason() == RejectionReason.TOKEN ? Latch.TOKEN_REFUSED : Latch.ADDRESS_REFUSED;
    tell(rejection.text(), !mode.state().has(latch));
    mode.latch(latch, Scope.account(), rejection.text());
  }

  /** A read was refused for its token. */
  void tokenRefused(String text) {
    tell(text, false);
  }

  private void tell(String text, boolean isNew) {
    Moment now = floor.now();
    if (isNew || told.filter(at -> !now.isPast(at, AGAIN)).isEmpty()) {
      told = Optional.of(now);
      floor.raise(new Alert(AlertCode.ACCOUNT_REFUSED, Optional.empty(), text + "; " + open()));
    }
  }

  private String open() {
    List<String> held = groups.all().stream().filter(desk -> !desk.state.isFlat())
        .map(desk -> "group " + desk.state.plan().group() + " holds " + HeldText.holds(desk.state) + ", "
            + desk.bared() + " bared").toList();
    return held.isEmpty() ? "nothing is open" : "open: " + String.join("; ", held);
  }
}
