package org.gennas.report;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.gennas.common.AtomicFile;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The report on paper: the same content as the HTML file, on A4 pages with their numbers and the
 * notice below each, figures as vectors, the fonts within.
 */
final class PdfReport {
  /** The protocol by which the style sheet names the program's own fonts. */
  private static final String FONTS = "gennas";

  private static final String FOLDER = "/org/gennas/ui/fonts/";

  private PdfReport() {}

  /**
   * Writes the file, replacing an older one atomically.
   *
   * @param body of the page
   * @throws IOException if the file cannot be written
   */
  static void write(String title, Markup body, Path file) throws IOException {
    Document page = document(HtmlReport.page(title, "report-print.css", body));
    AtomicFile.write(file, out -> render(page, out));
  }

  private static void render(Document page, OutputStream out) throws IOException {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    try (BatikSVGDrawer pictures = new BatikSVGDrawer()) {
      builder.withW3cDocument(page, "");
      builder.useSVGDrawer(pictures);
      builder.useProtocolsStreamImplementation(PdfReport::font, FONTS);
      // tagged for screen readers; this also keeps the machine's own fonts out of it
      builder.usePdfUaAccessibility(true);
      builder.withProducer("GenNAS Workbench");
      builder.toStream(out);
      builder.run();
    }
  }

  private static FSStream font(String uri) {
    String file = uri.substring(uri.lastIndexOf('/') + 1);
    InputStream in = PdfReport.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new UncheckedIOException(
          new IOException("The font " + file + " is missing from the program; install it again."));
    }
    return new FSStream() {
      @Override
      public InputStream getStream() {
        return in;
      }

      @Override
      public Reader getReader() {
        return new InputStreamReader(in, StandardCharsets.UTF_8);
      }
    };
  }

  private static Document document(String html) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The report is not well-formed: " + e.getMessage(), e);
    }
  }
}
