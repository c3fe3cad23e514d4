package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Works one reading of one key into its state. */
final class KeyDesk {

  /** So many corrections that nothing explains, without a minute of agreement between, and no further one is tried. */
  static final int MOST_REPAIRS = 3;

  private final KeyReading reading;
  private final List<Divergence> divergences = new ArrayList<>();
  private final List<Correction> corrections = new ArrayList<>();
  private KeyState state;

  private KeyDesk(KeyState state, KeyReading reading) {
    this.state = state;
    this.reading = reading;
  }

  static KeyDesk of(KeyState state, KeyReading reading) {
    return new KeyDesk(state, reading);
  }

  /**
   * Nothing was known of the key: whatever is not ours was so before, unless something of ours is missing or the read
   * may be of another moment than our own orders.
   */
  static KeyDesk first(KeyReading reading) {
    KeyState state = KeyState.of(reading.key());
    Attribution.Split split = Attribution.split(reading.net(), reading.owners());
    Quantity rest = split.external();
    if (!split.losses().isEmpty() || reading.isOlderThanAFill() || !rest.isZero() && reading.mayLead(rest)) {
      return new KeyDesk(state, reading);
    }
    KeyDesk desk = new KeyDesk(state.found(rest, reading.foreign()), reading);
    if (!rest.isZero()) {
      desk.corrections.add(new Correction.External(reading.key(), 0, Quantity.ZERO, rest));
    }
    return desk;
  }

  KeyState state() {
    return state;
  }

  List<Divergence> divergences() {
    return divergences;
  }

  List<Correction> corrections() {
    return corrections;
  }

  void read(Optional<PositionKey> convertedTo) {
    if (reading.isOlderThanAFill()) {
      return;
    }
    Quantity move = reading.net().minus(reading.own()).minus(state.external());
    if (move.isZero()) {
      agree();
      return;
    }
    divergences.add(new Divergence.PositionMismatch(reading.key(), reading.own(), state.external(), reading.net()));
    if (reading.mayLag(move)) {
      return;
    }
    Attribution.Split split = Attribution.split(reading.net(), reading.owners());
    if (split.losses().isEmpty() && !reading.mayLead(move)) {
      bookExternal(split, move);
    } else {
      doubt(split, move, convertedTo);
    }
  }

  private void agree() {
    boolean wasFrozen = state.frozen();
    state = state.agreed(reading.at());
    if (wasFrozen && !state.frozen()) {
      corrections.add(new Correction.Thawed(reading.key()));
    }
  }

  private void bookExternal(Attribution.Split split, Quantity move) {
    if (mayRepair(move)) {
      long number = state.number();
      Quantity from = state.external();
      state = state.booked(split.external(), move, reading.foreign(), isExplained(move), reading.at());
      corrections.add(new Correction.External(reading.key(), number, from, split.external()));
    }
  }

  private void doubt(Attribution.Split split, Quantity move, Optional<PositionKey> convertedTo) {
    boolean sameKind = state.doubt().filter(each -> each.losses().isEmpty() == split.losses().isEmpty()).isPresent();
    Doubt doubt = sameKind ? state.doubt().get().again(move, split.losses(), reading.begun())
        : new Doubt(move, split.losses(), reading.at(), reading.begun(), false, false);
    state = state.with(Optional.of(doubt));
    boolean told = convertedTo.isPresent() && reading.isBookedAfter(doubt.since()); // a book without a fill of ours
    boolean ripe = !reading.mayLead(move) || doubt.isQuiet(reading.at()) || told;
    if (!ripe) {
      return; // the order book will tell: it is asked for as often
    }
    if (split.losses().isEmpty()) {
      bookExternal(split, move);
      return;
    }
    if (convertedTo.isPresent() && doubt.settled()) {
      convert(split, move, convertedTo.get());
      return;
    }
    if (convertedTo.isEmpty() || doubt.isQuiet(reading.at())) {
      guard(doubt, split, move);
    }
    if (doubt.settled() && isBelieved(doubt, split, move)) {
      book(split, move);
    }
  }

  private void guard(Doubt doubt, Attribution.Split split, Quantity move) {
    boolean due = doubt.settled() || isExplained(move) || doubt.isQuiet(reading.at());
    if (!due) {
      return;
    }
    if (!state.frozen()) {
      state = state.frozen(true);
      corrections.add(new Correction.Frozen(reading.key(), reading.own(), state.external(), reading.net()));
    }
    if (!doubt.guarded()) {
      state = state.with(state.doubt().map(Doubt::told));
      Correction.Cause cause = isExplained(move) ? Correction.Cause.TRADE_SEEN
          : doubt.settled() ? Correction.Cause.SETTLED : Correction.Cause.WAITED;
      corrections.add(new Correction.Guard(reading.key(), doubt.losses(), cause));
    }
  }

  /** Whether foreign trades seen since the last booking, with what it was ahead of them, make up the whole move. */
  private boolean isExplained(Quantity move) {
    return !reading.foreign().equals(state.seen()) && reading.foreign().minus(state.accounted()).equals(move);
  }

  /** A short's loss would lower a cover: the trade must be seen, or the day be new (DESIGN rule 5.5). */
  private boolean isBelieved(Doubt doubt, Attribution.Split split, Quantity move) {
    if (isExplained(move)) {
      return true;
    }
    if (reading.mayLead(move)) { // as likely a fill of ours: taken for somebody else's, it would be booked twice
      return reading.booksKnow(doubt.since()) && reading.at().isPast(doubt.since(), Doubt.WAITED)
          && !reading.own().isNegative();
    }
    if (reading.own().isNegative()) {
      return isNewDay(doubt);
    }
    return !closesAny(split) || isNewDay(doubt) || reading.at().isPast(doubt.since(), Doubt.WAITED);
  }

  private boolean isNewDay(Doubt doubt) {
    return state.newDay() && reading.begun().isPast(doubt.first(), Doubt.NEW_DAY_APART)
        && reading.isBookedAfter(doubt.since()); // a book of today may show a trade of ours that the store has lost
  }

  private boolean closesAny(Attribution.Split split) {
    return split.losses().entrySet().stream().anyMatch(each -> closes(each.getKey(), each.getValue()));
  }

  private boolean closes(GroupId group, Quantity change) {
    return reading.owners().get(group).plus(change).isZero();
  }

  private void book(Attribution.Split split, Quantity move) {
    if (!mayRepair(move)) {
      return;
    }
    boolean explained = isExplained(move);
    Correction.Cause cause = explained ? Correction.Cause.TRADE_SEEN
        : state.newDay() ? Correction.Cause.NEW_DAY
        : closesAny(split) ? Correction.Cause.WAITED : Correction.Cause.SETTLED;
    Quantity from = state.external();
    newestFirst(split.losses()).forEach(group -> {
      Quantity change = split.losses().get(group);
      corrections.add(new Correction.Reduction(reading.key(), state.number(), group, change, closes(group, change),
          cause));
      state = state.counted();
    });
    if (!from.equals(split.external())) {
      corrections.add(new Correction.External(reading.key(), state.number(), from, split.external()));
    }
    state = state.booked(split.external(), move, reading.foreign(), explained, reading.at());
  }

  private void convert(Attribution.Split split, Quantity move, PositionKey to) {
    if (!mayRepair(move)) {
      return;
    }
    newestFirst(split.losses()).forEach(group -> {
      corrections.add(new Correction.Conversion(reading.key(), state.number(), to, group,
          split.losses().get(group).negate()));
      state = state.counted();
    });
    state = state.booked(split.external(), Quantity.ZERO, reading.foreign(), true, reading.at());
  }

  private static List<GroupId> newestFirst(SortedMap<GroupId, Quantity> losses) {
    List<GroupId> groups = new ArrayList<>(losses.keySet());
    Collections.reverse(groups);
    return groups;
  }

  /** Whether one more correction may be tried; the first that may not is told, once. */
  private boolean mayRepair(Quantity move) {
    if (isExplained(move) || state.repairs() < MOST_REPAIRS) {
      return true;
    }
    if (state.repairs() == MOST_REPAIRS) {
      state = state.gaveUp();
      corrections.add(new Correction.GaveUp(reading.key(), MOST_REPAIRS));
    }
    return false;
  }
}
