package dev.belay.coordinator;

import dev.belay.broker.Funds;
import dev.belay.market.TradingCalendar;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Margins rise overnight. Where positions were carried over, the money is looked at before the market opens, once for
 * each day, and a person is told when it does not suffice: exits may be refused then. Loop only.
 */
final class MorningCheck {

  /** So long before the open the broker has the day's margins. */
  private static final Duration BEFORE_THE_OPEN = Duration.ofMinutes(15);

  private final Floor floor;
  private final Groups groups;
  private final Purse purse;
  private Optional<LocalDate> checked = Optional.empty();
  private boolean asking;

  MorningCheck(Floor floor, Groups groups, Purse purse) {
    this.floor = floor;
    this.groups = groups;
    this.purse = purse;
  }

  /** Looks whether it is time; called with each comparison. */
  void look() {
    LocalDate today = floor.config().calendar().day(floor.now().wall());
    List<GroupDesk> carried = groups.all().stream().filter(desk -> isCarried(desk, today)).toList();
    if (asking || carried.isEmpty() || checked.filter(today::equals).isPresent()) {
      return;
    }
    asking = true;
    purse.ask(funds -> {
      asking = false;
      funds.ifPresent(each -> {
        checked = Optional.of(today);
        judge(each, carried);
      });
    });
  }

  private boolean isCarried(GroupDesk desk, LocalDate today) {
    TradingCalendar calendar = floor.config().calendar();
    Instant now = floor.now().wall();
    return desk.state.lifecycle().isActive() && !desk.state.isFlat()
        && calendar.day(desk.state.plan().acceptedAt()).isBefore(today)
        && desk.state.plan().legs().stream().anyMatch(leg -> calendar.session(leg.instrument().id().exchange(), today)
            .filter(session -> !now.isBefore(session.open().minus(BEFORE_THE_OPEN)) && now.isBefore(session.close()))
            .isPresent());
  }

  private void judge(Funds funds, List<GroupDesk> carried) {
    if (funds.available().isNegative()) {
      floor.raise(new Alert(AlertCode.MARGIN_SHORT, Optional.empty(), "available margin is " + funds.available()
          + " before the open; carried over: " + carried.stream().map(desk -> "group " + desk.state.plan().group() + " "
              + HeldText.of(desk.state)).toList()));
    }
  }
}
