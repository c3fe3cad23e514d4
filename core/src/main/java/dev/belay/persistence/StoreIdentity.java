package dev.belay.persistence;

import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who a store is and how far it has come: what tags need to be unique, and what proves that a store lost its tail.
 *
 * @param instance the installation, fixed when the store was made
 * @param epoch this opening, drawn at random
 * @param formerEpochs every earlier opening
 * @param lastSequence the highest sequence of any stored tag that is no emergency tag, -1 when there is none
 * @param lastGroup the highest number of any stored group, -1 when there is none
 * @param lastJournal the highest number of any journal entry, 0 when there is none
 * @param loss why something that was kept may be missing, for a person: the store was damaged and this one was begun in
 *     its place; empty when nothing is known to be lost
 */
public record StoreIdentity(InstanceId instance, Epoch epoch, SortedSet<Epoch> formerEpochs, long lastSequence,
    int lastGroup, long lastJournal, Optional<String> loss) {

  /** Copies the set. */
  public StoreIdentity {
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(epoch, "epoch");
    Objects.requireNonNull(loss, "loss");
    formerEpochs = Collections.unmodifiableSortedSet(new TreeSet<>(formerEpochs));
  }

  /**
   * Of a store of which nothing is known to be lost.
   *
   * @param instance the installation
   * @param epoch this opening
   * @param formerEpochs every earlier opening
   * @param lastSequence the highest sequence of any stored tag
   * @param lastGroup the highest number of any stored group
   * @param lastJournal the highest number of any journal entry
   */
  public StoreIdentity(InstanceId instance, Epoch epoch, SortedSet<Epoch> formerEpochs, long lastSequence,
      int lastGroup, long lastJournal) {
    this(instance, epoch, formerEpochs, lastSequence, lastGroup, lastJournal, Optional.empty());
  }
}
