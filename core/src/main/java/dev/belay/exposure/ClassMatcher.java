package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Matches the shorts of one class with what may cover them: the largest matching, and among the largest the
 * one that takes pairs of near strikes first.
 *
 * <p>Because only expiry restricts who covers whom, the shorts of expiry T or later can use exactly the
 * covers of expiry T or later. With {@code deficit(T) = shorts(≥T) − covers(≥T)}, no matching covers more
 * than all shorts less the largest deficit, and one does (Hall). Taking t units of a pair (short of expiry e,
 * cover of expiry c) raises the deficit of every T in (e, c] by t and leaves the others alone; so t units
 * cost no coverage exactly while no such deficit passes the largest one. Deficits never fall, so a pair
 * refused once would be refused later too: one pass over all pairs suffices.
 */
final class ClassMatcher {

  private static final class Part {
    private final Instrument instrument;
    private final LocalDate expiry;
    private long rest;

    Part(Holding holding) {
      instrument = holding.instrument();
      expiry = instrument.expiry().orElseThrow();
      rest = holding.quantity().abs().units();
    }
  }

  private record Candidate(Part sold, Part cover) {

    /** Futures have no strike: they are spared for where no option fits. */
    boolean byFuture() {
      return cover.instrument.strike().isEmpty();
    }

    long distance() {
      Optional<Price> strike = cover.instrument.strike();
      long from = sold.instrument.strike().orElseThrow().tenThousandths();
      return strike.map(price -> Math.abs(price.tenThousandths() - from)).orElse(0L);
    }
  }

  private static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparing(Candidate::byFuture)
      .thenComparingLong(Candidate::distance)
      .thenComparing(each -> each.cover().expiry)
      .thenComparing(each -> each.sold().expiry)
      .thenComparing(each -> each.sold().instrument.id())
      .thenComparing(each -> each.cover().instrument.id());

  private final List<Part> shorts = new ArrayList<>();
  private final List<Part> covers = new ArrayList<>();
  private final TreeMap<LocalDate, Long> deficits = new TreeMap<>();

  void add(Holding holding) {
    (holding.isShortOption() ? shorts : covers).add(new Part(holding));
  }

  List<CoverPair> match() {
    shorts.forEach(each -> deficits.put(each.expiry, deficit(each.expiry)));
    long largest = deficits.values().stream().mapToLong(Long::longValue).reduce(0, Math::max);
    List<CoverPair> pairs = new ArrayList<>();
    for (Candidate each : candidates()) {
      long units = Math.min(Math.min(each.sold.rest, each.cover.rest), largest - worstBetween(each, largest));
      if (units > 0) {
        take(each, units);
        pairs.add(new CoverPair(each.sold.instrument, each.cover.instrument, Quantity.of(units)));
      }
    }
    return pairs;
  }

  private long deficit(LocalDate from) {
    return Math.subtractExact(sumFrom(shorts, from), sumFrom(covers, from));
  }

  private static long sumFrom(List<Part> parts, LocalDate from) {
    return parts.stream().filter(each -> !each.expiry.isBefore(from)).mapToLong(each -> each.rest)
        .reduce(0, Math::addExact);
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (Part sold : shorts) {
      for (Part cover : covers) {
        if (!cover.expiry.isBefore(sold.expiry)) {
          all.add(new Candidate(sold, cover));
        }
      }
    }
    all.sort(NEAREST_FIRST);
    return all;
  }

  /** The largest deficit that this pair would raise; so low that it does not matter where it raises none. */
  private long worstBetween(Candidate pair, long largest) {
    long none = largest - pair.sold.rest;
    return deficits.subMap(pair.sold.expiry, false, pair.cover.expiry, true).values().stream()
        .mapToLong(Long::longValue).reduce(none, Math::max);
  }

  private void take(Candidate pair, long units) {
    pair.sold.rest -= units;
    pair.cover.rest -= units;
    deficits.subMap(pair.sold.expiry, false, pair.cover.expiry, true).replaceAll((day, was) -> was + units);
  }
}
