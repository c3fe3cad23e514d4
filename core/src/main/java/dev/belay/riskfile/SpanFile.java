package dev.belay.riskfile;

import dev.belay.market.Underlying;
import dev.belay.scenario.ExchangeFigures;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The clearing house's risk parameter file: XML, format 4.00, some fifty megabytes, read as a stream. Only the
 * underlyings that are asked for are kept, so that memory grows with them and not with the file.
 *
 * <p>Document types and external entities are refused: a file from elsewhere must not make the process read
 * others. What is malformed is refused as a whole; there is no half of a file.
 */
public final class SpanFile {

  private SpanFile() {}

  /**
   * Reads a file.
   *
   * @param in the unpacked file, which declares its own encoding; not closed
   * @param wanted the underlyings to keep, by the names that the exchange uses
   * @return their figures, without exposure rates; underlyings that the file lacks are left out
   * @throws MalformedRiskFileException when it is no such file
   * @throws IOException when it cannot be read
   */
  public static ExchangeFigures read(InputStream in, SortedSet<Underlying> wanted) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("refers to something outside of the file");
    });
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      try {
        return new SpanReader(xml, wanted).figures();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException cause) {
        throw cause;
      }
      throw new MalformedRiskFileException("risk parameter file: " + e.getMessage(), e);
    }
  }
}
