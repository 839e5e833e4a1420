# 從哪裏得知計劃：每個對話只問一次。
flow-heard = 從哪裏得知計劃
menu-heard = 告訴我們你從哪裏得知計劃
heard-how =
    你從哪裏得知這個計劃？
    不想答可按「取消」，不會再問。答案只作統計。
heard-how-name = 得知途徑
heard-by-seminar = 研討會或其他活動
heard-by-seminar-words = 研討會 | 講座 | 工作坊 | 活動
heard-by-association = 商會或行業協會
heard-by-association-words = 商會 | 行業協會 | 協會 | 工商聯會
heard-by-provider = 環境技術服務供應商
heard-by-provider-words = 供應商 | 服務供應商
heard-by-factory = 同事或其他工廠
heard-by-factory-words = 同事 | 同行 | 行家 | 其他工廠 | 朋友
heard-by-city = 內地主管部門
heard-by-city-words = 主管部門 | 政府部門 | 經信委
heard-by-press = 報章或其他媒體
heard-by-press-words = 報紙 | 報章 | 媒體 | 電視 | 電台 | 雜誌 | 新聞 | 廣告
heard-by-letter = 信件或電郵
heard-by-letter-words = 電郵 | 信件 | 信
heard-by-website = 計劃網站
heard-by-website-words = 網站
heard-by-search = 網上搜尋
heard-by-search-words = 搜尋 | 上網搵 | 搜尋器
heard-by-other = 其他途徑
heard-by-other-words = 其他 | 唔記得 | 不記得
heard-by-none = 問過，沒有作答
heard-thanks = 謝謝你，已經記下。這個問題不會再問。
heard-known = 謝謝你，這項已經有記錄，毋須再答。
