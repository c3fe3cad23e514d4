package dev.belay.exposure;

import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is open at one moment, over all groups.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param nets signed units by instrument, flat ones left out
 * @param open open units by underlying, longs and shorts added without their sign
 * @param account open units of everything
 * @param deltas signed units by underlying that gain and lose with it as the whole does; what has no price is left out
 * @param unpriced what is open and has no price, so that its delta is missing
 */
public record ExposureView(SortedMap<InstrumentId, Quantity> nets, SortedMap<Underlying, Quantity> open,
    Quantity account, SortedMap<Underlying, Quantity> deltas, SortedSet<InstrumentId> unpriced) {

  /** Copies the collections. */
  public ExposureView {
    nets = Collections.unmodifiableSortedMap(new TreeMap<>(nets));
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    deltas = Collections.unmodifiableSortedMap(new TreeMap<>(deltas));
    unpriced = Collections.unmodifiableSortedSet(new TreeSet<>(unpriced));
  }
}
