/** The Persistence SPI on one SQLite file. */
package dev.belay.sqlite;
