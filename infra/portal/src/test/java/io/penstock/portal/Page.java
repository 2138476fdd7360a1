package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page read as XML, which holds it to be well-formed. */
final class Page {

    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page of(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        try {
            return new Page(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(response.body()))));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new AssertionError(response.body(), unreadable);
        }
    }

    /** The text of each element that the path finds, white space made single. */
    List<String> texts(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int index = 0; index < nodes.getLength(); index++) {
                texts.add(nodes.item(index)
                        .getTextContent()
                        .replaceAll("\\s+", " ")
                        .strip());
            }
            return texts;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    String text(String path) {
        List<String> texts = texts(path);
        assertThat(texts).as(path).hasSize(1);
        return texts.getFirst();
    }

    /** The cells of a row of the table with this caption id. */
    List<String> row(String captionId, int row) {
        return texts("//table[caption/@id='" + captionId + "']/tbody/tr[" + row + "]/*");
    }

    String fact(String label) {
        return text("//dl[@class='facts']/div[dt='" + label + "']/dd");
    }
}
