/** Broker, market data and instruments of Belay on Kite Connect. */
module dev.belay.kite {
  requires transitive dev.belay.core;

  requires com.fasterxml.jackson.core;
  requires okhttp3;
  requires org.slf4j;

  exports dev.belay.kite;
}
