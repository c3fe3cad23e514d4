/** The BrokerClient SPI, market data and instruments on Kite Connect. */
package dev.belay.kite;
