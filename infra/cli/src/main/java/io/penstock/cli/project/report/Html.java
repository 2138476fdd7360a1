package io.penstock.cli.project.report;

import java.util.List;

/** Pieces of a page. Every text is escaped on its way in. */
public final class Html {

    private final StringBuilder page = new StringBuilder();

    /** Text as it may stand between tags and in attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Markup as it is. */
    public Html raw(String markup) {
        page.append(markup).append('\n');
        return this;
    }

    public Html heading(int level, String text) {
        return raw("<h" + level + ">" + escape(text) + "</h" + level + ">");
    }

    public Html paragraph(String text) {
        return raw("<p>" + escape(text) + "</p>");
    }

    public Html list(List<String> items) {
        raw("<ul>");
        items.forEach(item -> raw("<li>" + escape(item) + "</li>"));
        return raw("</ul>");
    }

    /** A figure with its name below. */
    public Html tile(String figure, String name) {
        return raw("<div class=\"tile\"><b>" + escape(figure) + "</b><span>" + escape(name) + "</span></div>");
    }

    /** A table whose first column stands to the left; it scrolls sideways where it does not fit. */
    public Html table(List<String> head, List<List<String>> rows) {
        raw("<div class=\"wide\"><table><thead><tr>");
        head.forEach(cell -> raw("<th scope=\"col\">" + escape(cell) + "</th>"));
        raw("</tr></thead><tbody>");
        for (var row : rows) {
            page.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        return raw("</tbody></table></div>");
    }

    /** Opens a part that the reader unfolds. */
    public Html folded(String title) {
        return raw("<details><summary>" + escape(title) + "</summary>");
    }

    public Html endFolded() {
        return raw("</details>");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
