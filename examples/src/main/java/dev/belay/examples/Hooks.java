package dev.belay.examples;

import dev.belay.broker.BrokerClient;
import dev.belay.persistence.Persistence;
import java.util.function.UnaryOperator;

/**
 * What an example puts around broker and store, such as a death at a chosen moment.
 *
 * @param broker around the broker
 * @param store around the store
 */
record Hooks(UnaryOperator<BrokerClient> broker, UnaryOperator<Persistence> store) {

  static final Hooks NONE = new Hooks(UnaryOperator.identity(), UnaryOperator.identity());
}
