package dev.belay.exposure;

import dev.belay.order.GroupId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The open exposure windows of one group.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param group which group
 * @param windows the open ones, at most one of each kind, in the order of {@link InterimKind}
 */
public record InterimState(GroupId group, List<InterimWindow> windows) {

  /** Copies the list. */
  public InterimState {
    Objects.requireNonNull(group, "group");
    windows = List.copyOf(windows);
  }

  /**
   * {@return a group without open windows}
   *
   * @param group which group
   */
  public static InterimState of(GroupId group) {
    return new InterimState(group, List.of());
  }

  /**
   * {@return the open window of a kind}
   *
   * @param kind which kind
   */
  public Optional<InterimWindow> open(InterimKind kind) {
    return windows.stream().filter(each -> each.kind() == kind).findFirst();
  }
}
