/**
 * The store's own statements run by hand, as the limit that the store is held against. It lies in the store's package
 * so that schema, settings and statements are the very same, and stay so.
 */
package dev.belay.sqlite;
