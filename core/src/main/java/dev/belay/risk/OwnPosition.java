package dev.belay.risk;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;

/**
 * What one active group holds, or is about to hold, on one key.
 *
 * @param group the group
 * @param key the position key
 * @param quantity signed units, working entries included
 */
public record OwnPosition(GroupId group, PositionKey key, Quantity quantity) {}
