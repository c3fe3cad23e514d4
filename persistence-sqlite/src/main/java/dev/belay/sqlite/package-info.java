/**
 * The {@code Persistence} SPI on one SQLite file (DESIGN rules 8.1 and 8.2).
 *
 * <p>Start at {@link dev.belay.sqlite.SqlitePersistence}; {@link dev.belay.sqlite.SqliteConfig} says where and how.
 * Everything else is hidden: a lease keeps others out, a writer commits what is queued as one transaction, and the
 * schema is a list of statements with a version. docs/persistence.md shows the tables and explains each setting.
 */
package dev.belay.sqlite;
