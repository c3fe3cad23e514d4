/** Broker, market data and instruments of Belay on Kite Connect. */
module dev.belay.kite {
  requires transitive dev.belay.core;

  exports dev.belay.kite;
}
