package dev.belay.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the last copy that was made without being asked ({@link SqliteConfig.Builder#copies}).
 *
 * @param at wall time when it was begun
 * @param to where it is, or was to be
 * @param bytes its length, 0 when it failed
 * @param failure why there is none; the store goes on, and tries again within a minute
 */
public record StoreCopy(Instant at, Path to, long bytes, Optional<String> failure) {}
