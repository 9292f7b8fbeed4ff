package org.gennas.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gennas.figure.Lettering.Weight;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Vector drawings, read by a parser that did not write them. */
class SvgSurfaceTest {
  private static final Colour RED = Colour.of("#ff0000");

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> all(Document document, String tag) {
    var nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  @Test
  void clipsTurnsImagesAndOpacityAreKept() throws Exception {
    SvgSurface surface = new SvgSurface(100, 50, "t");
    surface.save();
    surface.translate(5, 5);
    surface.clip(new PlotArea(0, 0, 20, 20));
    surface.rectangle(new PlotArea(0, 0, 40, 40), 0, RED.faded(0.5).faded(0.5));
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    surface.image(picture, new PlotArea(0, 0, 30, 20));
    surface.restore();
    Lettering lettering = new Lettering(Weight.SEMIBOLD, 12);
    surface.text("a\u0000b\uD800 < c", 10, 10, Anchor.END, lettering, RED);
    Document document = parsed(surface.document("d"));
    assertThat(all(document, "desc").get(0).getTextContent()).isEqualTo("d");
    Element rect =
        all(document, "rect").stream()
            .filter(r -> r.getAttribute("width").equals("40"))
            .findFirst()
            .orElseThrow();
    assertThat(rect.getAttribute("fill-opacity")).isEqualTo("0.25");
    assertThat(rect.getAttribute("transform")).isEqualTo("translate(5 5)");
    assertThat(((Element) rect.getParentNode()).getAttribute("clip-path")).isEqualTo("url(#clip1)");
    Element clip = all(document, "clipPath").get(0);
    assertThat(clip.getAttribute("id")).isEqualTo("clip1");
    assertThat(((Element) clip.getFirstChild()).getAttribute("transform"))
        .isEqualTo("translate(5 5)");
    Element image = all(document, "image").get(0);
    assertThat(image.getAttributeNS("http://www.w3.org/1999/xlink", "href"))
        .startsWith("data:image/png;base64,iVBOR");
    Element words = all(document, "text").get(0);
    assertThat(words.getTextContent()).isEqualTo("ab < c");
    assertThat(words.getAttribute("font-weight")).isEqualTo("600");
    assertThat(words.getAttribute("text-anchor")).isEqualTo("end");
    assertThat(words.hasAttribute("transform")).isFalse();
  }

  @Test
  void asAnElementOfAPageItSaysWhatItShowsAndExplainsItsMarks() throws Exception {
    SvgSurface surface = new SvgSurface(100, 50, "A \"curve\" & more");
    surface.explained("T-01: <0.9>", () -> surface.disc(5, 6, 2, RED));
    Element root = parsed(surface.element()).getDocumentElement();
    assertThat(root.getAttribute("aria-label")).isEqualTo("A \"curve\" & more");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 100 50");
    Element dot = all(root.getOwnerDocument(), "ellipse").get(0);
    assertThat(dot.getParentNode().getFirstChild().getTextContent()).isEqualTo("T-01: <0.9>");
    assertThat(dot.getAttribute("cy")).isEqualTo("6");
  }

  @Test
  void aValueThatIsNoNumberBreaksALine() throws Exception {
    SvgSurface surface = new SvgSurface(10, 10, "t");
    double[] ys = {0, 1, Double.NaN, 3, 4};
    surface.path(
        Polyline.of(new double[] {0, 1, 2, 3, 4}, ys), new Stroke(RED, 1, new double[] {2, 3}));
    Element path = all(parsed(surface.document("")), "path").get(0);
    assertThat(path.getAttribute("d")).isEqualTo("M0 0L1 1M3 3L4 4");
    assertThat(path.getAttribute("stroke-dasharray")).isEqualTo("2 3");
    assertThat(path.getAttribute("stroke")).isEqualTo("#ff0000");
    assertThat(path.hasAttribute("stroke-opacity")).isFalse();
  }

  @Test
  void numbersAreShortAndNeverInvalid() {
    assertThat(SvgSurface.number(3)).isEqualTo("3");
    assertThat(SvgSurface.number(-0.001)).isEqualTo("0");
    assertThat(SvgSurface.number(1e7)).isEqualTo("10000000");
    assertThat(SvgSurface.number(2.345)).isEqualTo("2.35");
    assertThat(SvgSurface.number(Double.NaN)).isEqualTo("0");
  }
}
