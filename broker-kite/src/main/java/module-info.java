/** Broker, market data and instruments of Belay on Kite Connect. */
module dev.belay.kite {
  requires dev.belay.core;
}
