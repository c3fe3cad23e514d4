/**
 * Reads the clearing house's daily files into figures: the risk parameter file ({@code .spn}) and the exposure
 * file. Streams are given and closed by the caller; nothing here opens a file.
 *
 * <p>Start at {@link dev.belay.riskfile.SpanFile} and {@link dev.belay.riskfile.ExposureFile}. May use: {@code
 * money}, {@code market}, {@code scenario}.
 */
package dev.belay.riskfile;
